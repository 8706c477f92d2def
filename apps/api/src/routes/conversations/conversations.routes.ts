import type { ApiRoute } from "../../api-route.ts";
import {
  addCannedReplyRoute,
  changeCannedReplyRoute,
  listCannedRepliesRoute,
  removeCannedReplyRoute,
} from "./canned-replies.route.ts";
import {
  answerConversationRoute,
  caseConversationRoute,
  claimConversationRoute,
  handBackConversationRoute,
  inviteToConversationRoute,
  linkConversationRoute,
  listConversationsRoute,
  openConversationRoute,
  releaseConversationRoute,
  waitingConversationsRoute,
} from "./inbox.route.ts";

/** Routes of the room conversations. */
export const conversationRoutes: readonly ApiRoute[] = [
  listConversationsRoute,
  waitingConversationsRoute,
  openConversationRoute,
  claimConversationRoute,
  releaseConversationRoute,
  handBackConversationRoute,
  answerConversationRoute,
  inviteToConversationRoute,
  linkConversationRoute,
  caseConversationRoute,
  listCannedRepliesRoute,
  addCannedReplyRoute,
  changeCannedReplyRoute,
  removeCannedReplyRoute,
];
