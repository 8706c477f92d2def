import type { ChatWriter } from "@gerai/domain/conversations/ports";
import { chatText, fill, messages } from "@gerai/language";

/** Words the replies of chats by the house's catalogue. */
export function createChatWriter(): ChatWriter {
  return {
    write: chatText,
    writeInvitation: (office, locale) => fill(messages(locale).notices.invite, { kantor: office }),
  };
}
