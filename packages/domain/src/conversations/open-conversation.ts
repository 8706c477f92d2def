import type { DeliveryState } from "@gerai/contracts/channels";
import {
  type CaseConversationView,
  type ChatMessageKind,
  type ChatMessageView,
  type ConversationView,
  OpenConversationInput,
} from "@gerai/contracts/conversations";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { readCaseFile } from "../applications/index.ts";
import { personIndex } from "../channels/index.ts";
import { staffNames } from "../identity/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { type ChatMessageRow, findChatMessage, listChatMessages } from "./chat-messages.store.ts";
import type { MessageBody } from "./message-content.ts";
import { findThread, findThreadOf, listThreadsOf } from "./threads.store.ts";
import { type ViewedThread, viewThreads } from "./view-thread.ts";

const PAGE = 100;

function viewMessage({ ctx }: ReadScope, row: ChatMessageRow, names: ReadonlyMap<string, string>): ChatMessageView {
  const { text, choices } = ctx.keys.openJson<MessageBody>("chat_message", "body", row.id, row.body_sealed);
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.author as ChatMessageView["by"],
    officer: row.officer_id ? (names.get(row.officer_id) ?? null) : null,
    kind: row.kind as ChatMessageKind,
    text,
    choices: [...choices],
    state: row.state as DeliveryState | null,
    failure: row.failure,
  };
}

/** What may be done with a conversation now by whoever asks. */
function actionsOf({ view }: ViewedThread): ConversationView["actions"] {
  const link: ConversationView["actions"] = [view.caseNumber === null ? "link" : "unlink"];
  if (view.claim && !view.claim.isMine) return [];
  if (!view.claim) return ["claim", ...link];
  return [...(view.window.isOpen ? (["answer"] as const) : (["invite"] as const)), "release", "hand-back", ...link];
}

/** A conversation as the officer reads it, for verbs that change it as well. */
export async function viewConversation(
  scope: ReadScope,
  threadId: string,
  beforeId?: string,
): Promise<ConversationView> {
  const { tx } = scope;
  const row = await findThread(tx, threadId);
  if (!row) throw notFound();
  const before = beforeId === undefined ? undefined : await findChatMessage(tx, beforeId);
  if (beforeId !== undefined && before?.thread_id !== threadId) throw notFound();
  const [found, [viewed]] = await Promise.all([
    listChatMessages(tx, threadId, before, PAGE + 1),
    viewThreads(scope, [row]),
  ]);
  if (!viewed) throw notFound();
  const shown = found.slice(0, PAGE);
  const names = await staffNames(
    scope,
    shown.map(({ officer_id }) => officer_id),
  );
  return {
    ...viewed.view,
    messages: shown.map((one) => viewMessage(scope, one, names)).reverse(),
    older: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    case: viewed.head,
    actions: actionsOf(viewed),
  };
}

/** One conversation with its newest messages, or those before one of them; written in the trail (AUD-2). */
export const openConversation = query({
  action: "conversation.open",
  principals: ["staff"],
  permission: "conversations:answer",
  input: OpenConversationInput.extend({ conversationId: z.uuid() }),
  audited: ({ conversationId }) => conversationId,
  run: async (scope, { conversationId, before }) => await viewConversation(scope, conversationId, before),
});

/** The conversation of a case: the one an officer linked, else that of the number that filed it. */
async function findOfCase(scope: ReadScope, applicationId: string) {
  const linked = await findThreadOf(scope.tx, applicationId);
  if (linked) return linked;
  const { contact } = await readCaseFile(scope, applicationId);
  if (contact.phone === null) return undefined;
  const [own] = await listThreadsOf(scope.tx, [personIndex(scope.ctx, { phone: contact.phone })]);
  return own && (await findThread(scope.tx, own.thread_id));
}

/** The conversation that belongs to a case, for its page; null when its applicant never wrote. 404 for no such case. */
export const findThreadOfCase = query({
  action: "conversation.of-case",
  principals: ["staff"],
  permission: "conversations:answer",
  input: z.object({ applicationId: z.uuid() }),
  audited: ({ applicationId }) => applicationId,
  async run(scope, { applicationId }): Promise<CaseConversationView> {
    const row = await findOfCase(scope, applicationId);
    const [viewed] = row ? await viewThreads(scope, [row]) : [];
    return { conversation: viewed?.view ?? null };
  },
});
