export {
  AddCannedReplyInput,
  CANNED_PLACEHOLDERS,
  CannedReplyView,
  ChangeCannedReplyInput,
  RemoveCannedReplyInput,
} from "./canned-reply.ts";
export {
  AnswerConversationInput,
  CaseConversationView,
  ChatMessageKind,
  ChatMessageView,
  CONVERSATION_ACTIONS,
  CONVERSATION_VIEWS,
  ConversationHand,
  ConversationPageView,
  ConversationRowView,
  ConversationsInput,
  ConversationView,
  ConversationWindow,
  LinkConversationInput,
  MOST_COUNTED,
  OpenConversationInput,
  TakeConversationInput,
  WaitingConversationsView,
} from "./conversation.ts";
export { chatReplyDue } from "./events.ts";
