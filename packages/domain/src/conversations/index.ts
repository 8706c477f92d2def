export type { CategoryFact, ChatFacts, ChatNumber, ServiceFact, StatusFact } from "./chat-facts.ts";
export type { ChatSentence, Fact, Line, Reply, Row, RowTitle } from "./chat-reply.ts";
export { backToBot, type ChatState, NEW_CHAT, type WantedFacts, wantedFacts } from "./chat-state.ts";
export type { HandOver } from "./compose-answer.ts";
export { type Lexicon, lexiconOf } from "./lexicon.ts";
export type { Meaning, Need, Pressed } from "./meaning.ts";
export { type ChatOrder, reply, type Turn } from "./reply.ts";
export { type MessageFacts, understand } from "./understand.ts";
