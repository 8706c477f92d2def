import { chatReplyDue } from "@gerai/contracts/conversations";
import { sendReply } from "@gerai/domain/conversations";
import { actOn } from "./act-on.ts";

/** Sends a message of a conversation, or tries it again. */
export const onConversationReplyDueSend = actOn("on-conversation-reply-due-send", chatReplyDue, sendReply);
