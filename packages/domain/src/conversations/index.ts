export { answerConversation, inviteToConversation } from "./answer-conversation.ts";
export { addCannedReply, changeCannedReply, listCannedReplies, removeCannedReply } from "./canned-replies.ts";
export type { CategoryFact, ChatFacts, ChatNumber, ServiceFact, StatusFact } from "./chat-facts.ts";
export type { ChatSentence, Fact, Line, Reply, Row, RowTitle } from "./chat-reply.ts";
export { backToBot, type ChatState, NEW_CHAT, type WantedFacts, wantedFacts } from "./chat-state.ts";
export type { HandOver } from "./compose-answer.ts";
export { hearMessage } from "./hear-message.ts";
export {
  claimConversation,
  handBackConversation,
  linkConversation,
  releaseConversation,
} from "./hold-conversation.ts";
export { type Lexicon, lexiconOf } from "./lexicon.ts";
export { countWaitingConversations, listConversations } from "./list-conversations.ts";
export type { Meaning, Need, Pressed } from "./meaning.ts";
export { noteDelivery } from "./note-delivery.ts";
export { findThreadOfCase, openConversation } from "./open-conversation.ts";
export { type ChatOrder, reply, type Turn } from "./reply.ts";
export { sendReply } from "./send-reply.ts";
export { sweepConversations, tidyConversations } from "./sweep-conversations.ts";
export { type MessageFacts, understand } from "./understand.ts";
