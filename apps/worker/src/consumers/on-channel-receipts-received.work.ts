import { receiptsReceived } from "@gerai/contracts/channels";
import { workAllReceipts } from "@gerai/domain/channels";
import { actOn } from "./act-on.ts";

/** Gives what a provider told of our messages its effect. */
export const onChannelReceiptsReceivedWork = actOn(
  "on-channel-receipts-received-work",
  receiptsReceived,
  workAllReceipts,
);
