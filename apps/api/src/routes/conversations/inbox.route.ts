import {
  AnswerConversationInput,
  CaseConversationView,
  ConversationPageView,
  ConversationsInput,
  ConversationView,
  LinkConversationInput,
  OpenConversationInput,
  TakeConversationInput,
  WaitingConversationsView,
} from "@gerai/contracts/conversations";
import {
  answerConversation,
  claimConversation,
  countWaitingConversations,
  findThreadOfCase,
  handBackConversation,
  inviteToConversation,
  linkConversation,
  listConversations,
  openConversation,
  releaseConversation,
} from "@gerai/domain/conversations";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";

const OfConversation = z.object({ id: z.uuid() });
const shown = { status: 200, schema: ConversationView } as const;

/** Who waits. */
export const listConversationsRoute = apiRoute({
  method: "get",
  path: "/staff/conversations",
  summary: "A page of the officers' inbox: those who wait, one's own, or all",
  access: listConversations,
  query: ConversationsInput,
  reply: { status: 200, schema: ConversationPageView },
  handle: ({ ctx, query }) => listConversations(ctx, query),
});

/** How many wait. */
export const waitingConversationsRoute = apiRoute({
  method: "get",
  path: "/staff/conversations/waiting",
  summary: "How many wait for an officer, counted to ten at most",
  access: countWaitingConversations,
  reply: { status: 200, schema: WaitingConversationsView },
  handle: ({ ctx }) => countWaitingConversations(ctx, {}),
});

/** What was said. */
export const openConversationRoute = apiRoute({
  method: "get",
  path: "/staff/conversations/{id}",
  summary: "One conversation with its newest messages, or those before one of them",
  access: openConversation,
  params: OfConversation,
  query: OpenConversationInput,
  reply: shown,
  handle: ({ ctx, params, query }) => openConversation(ctx, { ...query, conversationId: params.id }),
});

/** Mine. */
export const claimConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/claim",
  summary: "Takes a conversation; the bot keeps still in it",
  access: claimConversation,
  params: OfConversation,
  body: TakeConversationInput,
  reply: shown,
  handle: ({ ctx, params, body }) => claimConversation(ctx, { ...body, conversationId: params.id }),
});

/** Somebody else's. */
export const releaseConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/release",
  summary: "Lets a conversation go to whichever officer takes it next",
  access: releaseConversation,
  params: OfConversation,
  body: TakeConversationInput,
  reply: shown,
  handle: ({ ctx, params, body }) => releaseConversation(ctx, { ...body, conversationId: params.id }),
});

/** The bot's. */
export const handBackConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/hand-back",
  summary: "Gives a conversation back: the bot answers the next message",
  access: handBackConversation,
  params: OfConversation,
  body: TakeConversationInput,
  reply: shown,
  handle: ({ ctx, params, body }) => handBackConversation(ctx, { ...body, conversationId: params.id }),
});

/** An answer in one's own words. */
export const answerConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/answer",
  summary: "Answers within the window of 24 hours",
  access: answerConversation,
  params: OfConversation,
  body: AnswerConversationInput,
  reply: shown,
  handle: ({ c, ctx, params, body }) =>
    answerConversation(ctx, { ...body, conversationId: params.id }, readIdempotencyKey(c)),
});

/** Write again, please. */
export const inviteToConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/invite",
  summary: "Asks the person by the approved template to write again",
  access: inviteToConversation,
  params: OfConversation,
  reply: shown,
  handle: ({ c, ctx, params }) => inviteToConversation(ctx, { conversationId: params.id }, readIdempotencyKey(c)),
});

/** About this case. */
export const linkConversationRoute = apiRoute({
  method: "post",
  path: "/staff/conversations/{id}/link",
  summary: "Ties a conversation to a case by its number, or takes the tie off",
  access: linkConversation,
  params: OfConversation,
  body: LinkConversationInput,
  reply: shown,
  handle: ({ ctx, params, body }) => linkConversation(ctx, { ...body, conversationId: params.id }),
});

/** The other way round. */
export const caseConversationRoute = apiRoute({
  method: "get",
  path: "/staff/applications/{id}/conversation",
  summary: "The conversation that belongs to a case",
  access: findThreadOfCase,
  params: OfConversation,
  reply: { status: 200, schema: CaseConversationView },
  handle: ({ ctx, params }) => findThreadOfCase(ctx, { applicationId: params.id }),
});
