import { deliveryChanged } from "@gerai/contracts/channels";
import { noteDelivery } from "@gerai/domain/conversations";
import { actOn } from "./act-on.ts";

/** Shows officers what became of a message of a conversation. */
export const onChannelDeliveryChangedNoteReply = actOn(
  "on-channel-delivery-changed-note-reply",
  deliveryChanged,
  noteDelivery,
);
