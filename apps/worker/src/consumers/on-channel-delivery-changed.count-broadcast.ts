import { deliveryChanged } from "@gerai/contracts/channels";
import { recordBroadcastDelivery } from "@gerai/domain/broadcasts";
import { actOn } from "./act-on.ts";

/** Moves a head of a broadcast on by what became of their message; messages of others are left alone. */
export const onChannelDeliveryChangedCountBroadcast = actOn(
  "on-channel-delivery-changed-count-broadcast",
  deliveryChanged,
  recordBroadcastDelivery,
);
