import { LinkConversationInput, TakeConversationInput } from "@gerai/contracts/conversations";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { findCaseByNumber } from "../applications/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import { backToBot, toOfficer } from "./chat-state.ts";
import { viewConversation } from "./open-conversation.ts";
import { openPerson, stateOf, type Thread } from "./take-thread.ts";
import { lockThreads, type ThreadChange, updateThread } from "./threads.store.ts";
import { liveClaim, officerOf } from "./view-thread.ts";

/** An officer who went home keeps nobody waiting for longer. */
const CLAIM_MS = 4 * 3_600_000;

const OfConversation = z.object({ conversationId: z.uuid() });
const staff = { principals: ["staff"], permission: "conversations:answer" } as const;

/** The conversation, locked; 404 when it is not there. */
export async function takeConversation({ tx, ctx }: Scope, conversationId: string): Promise<Thread> {
  const [row] = await lockThreads(tx, [conversationId]);
  if (!row) throw notFound();
  return { row, contact: openPerson(ctx.keys, row) };
}

async function takeRevision(scope: Scope, conversationId: string, revision: number): Promise<Thread> {
  const thread = await takeConversation(scope, conversationId);
  if (thread.row.revision !== revision) throw new Problem("conversations.stale", 409);
  return thread;
}

/** 409 unless the officer of this request has the conversation. */
export function assertHeld(scope: Scope, { row }: Thread): void {
  const claim = liveClaim(row, scope.ctx.now());
  if (claim?.by !== officerOf(scope)) throw new Problem("conversations.not-claimed", 409);
}

/** 409 when another officer has the conversation. */
function assertFree(scope: Scope, { row }: Thread): void {
  const claim = liveClaim(row, scope.ctx.now());
  if (claim && claim.by !== officerOf(scope)) throw new Problem("conversations.claimed", 409);
}

/** A claim of the officer of this request from now on. */
export function ownClaim(scope: Scope, { row }: Thread): ThreadChange["claim"] {
  const now = scope.ctx.now();
  const before = liveClaim(row, now);
  const by = officerOf(scope);
  return { by, at: before?.by === by ? before.since : now, until: new Date(now.getTime() + CLAIM_MS) };
}

async function change(scope: Scope, { row }: Thread, changes: Omit<ThreadChange, "revision">) {
  await updateThread(scope.tx, row.id, { ...changes, revision: row.revision + 1 });
  return { subjectId: row.id, result: await viewConversation(scope, row.id) };
}

/** Takes a conversation: the bot keeps still in it. 409 `conversations.claimed` when another officer has it. */
export const claimConversation = command({
  ...staff,
  action: "conversation.claim",
  input: TakeConversationInput.extend(OfConversation.shape),
  async run(scope, { conversationId, revision }) {
    const thread = await takeRevision(scope, conversationId, revision);
    assertFree(scope, thread);
    const state = toOfficer(stateOf(thread.row), scope.ctx.now().toISOString());
    return await change(scope, thread, { state, claim: ownClaim(scope, thread) });
  },
});

/** Lets a conversation go to whichever officer takes it next. */
export const releaseConversation = command({
  ...staff,
  action: "conversation.release",
  input: TakeConversationInput.extend(OfConversation.shape),
  async run(scope, { conversationId, revision }) {
    const thread = await takeRevision(scope, conversationId, revision);
    assertHeld(scope, thread);
    return await change(scope, thread, {
      claim: null,
      waiting_since: thread.row.waiting_since ?? scope.ctx.now(),
    });
  },
});

/** Gives a conversation back: the bot answers the next message. */
export const handBackConversation = command({
  ...staff,
  action: "conversation.hand-back",
  input: TakeConversationInput.extend(OfConversation.shape),
  async run(scope, { conversationId, revision }) {
    const thread = await takeRevision(scope, conversationId, revision);
    assertHeld(scope, thread);
    return await change(scope, thread, { state: backToBot(stateOf(thread.row)), claim: null, waiting_since: null });
  },
});

/** Ties a conversation to the case it is about, or takes the tie off; 404 for a number that no case has. */
export const linkConversation = command({
  ...staff,
  action: "conversation.link",
  input: LinkConversationInput.extend(OfConversation.shape),
  async run(scope, { conversationId, revision, caseNumber }) {
    const thread = await takeRevision(scope, conversationId, revision);
    assertFree(scope, thread);
    const found = caseNumber === null ? null : await findCaseByNumber(scope, caseNumber);
    if (found === undefined) throw notFound();
    const end = await change(scope, thread, { application_id: found?.id ?? null });
    return { ...end, details: { applicationId: found?.id ?? null } };
  },
});
