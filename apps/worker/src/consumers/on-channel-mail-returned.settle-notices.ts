import { mailReturned } from "@gerai/contracts/channels";
import { settleReturnedMail } from "../settle-returned-mail.ts";
import { actOn } from "./act-on.ts";

/** An e-mail came back: its notice takes the next way, or an officer is asked. */
export const onChannelMailReturnedSettleNotices = actOn(
  "on-channel-mail-returned-settle-notices",
  mailReturned,
  settleReturnedMail,
);
