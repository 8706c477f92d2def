import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** A message of a conversation is to be sent now, or to be tried again. */
export const chatReplyDue = defineEvent("conversation.reply-due", 1, z.object({ messageId: z.uuid() }));
