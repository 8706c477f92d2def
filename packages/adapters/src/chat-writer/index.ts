export { createChatWriter } from "./create-chat-writer.ts";
