import type {
  AddCannedReplyInput,
  AnswerConversationInput,
  CannedReplyView,
  CaseConversationView,
  ChangeCannedReplyInput,
  ConversationPageView,
  ConversationsInput,
  ConversationView,
  LinkConversationInput,
  RemoveCannedReplyInput,
  TakeConversationInput,
  WaitingConversationsView,
} from "@gerai/contracts/conversations";
import type { z } from "zod";
import { type Caller, callApi } from "../../api.server.ts";

const part = encodeURIComponent;
const at = (id: string) => `/staff/conversations/${part(id)}`;
const queryOf = (fields: Readonly<Record<string, string | undefined>>) => {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
};

/** A page of the inbox. */
export const listConversations = (caller: Caller, query: ConversationsInput) =>
  callApi<ConversationPageView>(caller, "GET", `/staff/conversations${queryOf(query)}`);

/** How many wait for an officer, for the navigation; none where nobody can say. */
export async function countWaiting(caller: Caller): Promise<number> {
  const reply = await callApi<WaitingConversationsView>(caller, "GET", "/staff/conversations/waiting");
  return reply.ok ? reply.data.waiting : 0;
}

/** A conversation with its newest messages, or those before one. */
export const openConversation = (caller: Caller, id: string, before: string | undefined) =>
  callApi<ConversationView>(caller, "GET", `${at(id)}${queryOf({ before })}`);

/** Steps that need nothing but the revision they were decided on. */
export type ConversationStep = "claim" | "release" | "hand-back" | "invite";

/** Takes a step. */
export const takeConversation = (
  caller: Caller,
  id: string,
  step: ConversationStep,
  body: z.infer<typeof TakeConversationInput>,
) => callApi<ConversationView>(caller, "POST", `${at(id)}/${step}`, { body });

/** Sends the officer's words; `key` makes a form that is sent twice one answer. */
export const answerConversation = (
  caller: Caller,
  id: string,
  body: z.infer<typeof AnswerConversationInput>,
  key: string,
) => callApi<ConversationView>(caller, "POST", `${at(id)}/answer`, { body, headers: { "idempotency-key": key } });

/** Links a conversation to a case by its number, or takes the link off. */
export const linkConversation = (caller: Caller, id: string, body: z.infer<typeof LinkConversationInput>) =>
  callApi<ConversationView>(caller, "POST", `${at(id)}/link`, { body });

/** The conversation of a case. */
export const getCaseConversation = (caller: Caller, caseId: string) =>
  callApi<CaseConversationView>(caller, "GET", `/staff/applications/${part(caseId)}/conversation`);

/** The office's canned replies, filled for who asks. */
export const listCannedReplies = (caller: Caller) => callApi<CannedReplyView[]>(caller, "GET", "/staff/canned-replies");

/** One more canned reply. */
export const addCannedReply = (caller: Caller, body: AddCannedReplyInput) =>
  callApi<CannedReplyView>(caller, "POST", "/staff/canned-replies", { body });

/** Another title or text. */
export const changeCannedReply = (caller: Caller, id: string, body: z.infer<typeof ChangeCannedReplyInput>) =>
  callApi<CannedReplyView>(caller, "POST", `/staff/canned-replies/${part(id)}`, { body });

/** Takes one away. */
export const removeCannedReply = (caller: Caller, id: string, body: z.infer<typeof RemoveCannedReplyInput>) =>
  callApi<void>(caller, "POST", `/staff/canned-replies/${part(id)}/remove`, { body });
