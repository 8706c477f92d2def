import { messageReceived } from "@gerai/contracts/channels";
import { hearMessage } from "@gerai/domain/conversations";
import { actOn } from "./act-on.ts";

/** Hears what somebody wrote, and answers it. */
export const onChannelMessageReceivedHear = actOn("on-channel-message-received-hear", messageReceived, hearMessage);
