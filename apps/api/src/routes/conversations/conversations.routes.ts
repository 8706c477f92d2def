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
} from "./inbox.route.ts";

/** Routes of the room conversations. */
export const conversationRoutes: readonly ApiRoute[] = [
  listConversationsRoute,
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
