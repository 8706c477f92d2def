import { listOptedOut, setOptOut, type WhatsappAccount } from "../channels/index.ts";
import type { Scope } from "../kernel/index.ts";
import { type ChatState, wantedFacts } from "./chat-state.ts";
import { gatherFacts, type ToldCase } from "./gather-facts.ts";
import { bodyOf, contentOf } from "./message-content.ts";
import { maskNumbers } from "./numbers-in-text.ts";
import { readLexicon } from "./office-lexicon.ts";
import { readPress } from "./press-id.ts";
import type { HeardMessage } from "./read-inbound.ts";
import { reply, type Turn } from "./reply.ts";
import { namesOf, stateOf, type Thread } from "./take-thread.ts";
import { type ThreadChange, updateThread } from "./threads.store.ts";
import { understand } from "./understand.ts";
import { isWindowOpen, later } from "./window.ts";
import { keepHeard, writeOwnMessage } from "./write-message.ts";

/** A message within its conversation. */
export interface Heard {
  readonly thread: Thread;
  readonly accounts: readonly WhatsappAccount[];
  readonly accountId: string;
  readonly message: HeardMessage;
  /** When it was written, by WhatsApp's clock. */
  readonly at: Date;
}

/** What followed; `meaning` is for the trail. */
export interface Answered {
  readonly isReplied: boolean;
  readonly meaning: string;
}

interface Understood {
  readonly turn: Turn;
  readonly meaning: string;
  readonly told: ToldCase | null;
  readonly secretLink: string | null;
}

async function findAnswer(scope: Scope, heard: Heard): Promise<Understood> {
  const { ctx } = scope;
  const { row } = heard.thread;
  const { text, attachment, pressId } = heard.message;
  const office = await readLexicon(scope);
  const now = ctx.now();
  const meaning = understand(text, {
    lexicon: office.lexicon,
    ...(attachment !== null && { attachment }),
    ...(pressId !== null && { pressed: readPress(ctx.keys, row.id, pressId, now) }),
  });
  const state = stateOf(row);
  const wanted = wantedFacts(meaning, state);
  const { accounts, accountId } = heard;
  const question = { wanted, office, accounts, accountId, applicationId: row.application_id };
  const { facts, told } = await gatherFacts(scope, question, now);
  return { turn: reply(meaning, state, facts), meaning: meaning.kind, told, secretLink: facts.uploadLink };
}

/** What `stopped` tells people to write, alone, to be sent news again. */
const AGAIN = /^\W*(mulai|start)\W*$/i;

/** Somebody who opted out takes it back by the word they were told; it is answered like a greeting. */
async function heardAgain(scope: Scope, heard: Heard): Promise<Heard> {
  if (!AGAIN.test(heard.message.text)) return heard;
  const persons = namesOf(heard.thread.contact);
  if (!(await listOptedOut(scope, persons)).includes(true)) return heard;
  await setOptOut(scope, { persons, isOptedOut: false });
  return { ...heard, message: { ...heard.message, text: "halo" } };
}

/** What a turn changes of who waits for whom. */
function handChange({ row }: Thread, turn: Turn, now: Date): Pick<ThreadChange, "waiting_since" | "claim"> {
  if (turn.state.hand === "bot") return { waiting_since: null, claim: null };
  return { waiting_since: row.waiting_since ?? now };
}

/** A case whose code somebody writes from the very number that filed it is this conversation's case. */
function linkChange({ row, contact }: Thread, told: ToldCase | null): Pick<ThreadChange, "application_id"> {
  const isOwn = told !== null && told.phone !== null && told.phone === contact.phone;
  return isOwn && row.application_id === null ? { application_id: told.applicationId } : {};
}

/** What came too late for an answer (a hook that was down for a day) waits for an officer, who may invite. */
function leaveToOfficer(state: ChatState): Turn {
  return { reply: null, state: { ...state, hand: "human" }, orders: [] };
}

/**
 * Keeps a message and answers it: at most one reply, written down in this transaction and sent after it. The conversation
 * is locked, so that each message meets the state that the one before left.
 */
export async function answerHeard(scope: Scope, heard: Heard): Promise<Answered> {
  const { tx, ctx } = scope;
  const { thread, accountId, message, at } = heard;
  const { row, contact } = thread;
  const now = ctx.now();
  const kept = { threadId: row.id, accountId, kind: message.kind, at };
  await keepHeard(scope, kept, { text: maskNumbers(message.text), choices: [] });
  const lastInboundAt = later(at, row.last_inbound_at);
  const isLate = !isWindowOpen(lastInboundAt, now);
  const { turn, meaning, told, secretLink } = isLate
    ? { turn: leaveToOfficer(stateOf(row)), meaning: "late", told: null, secretLink: null }
    : await findAnswer(scope, await heardAgain(scope, heard));
  if (turn.orders.some(({ order }) => order === "optOut"))
    await setOptOut(scope, { persons: namesOf(contact), isOptedOut: true });
  if (turn.reply) {
    const written = ctx.ports.chat.write(turn.reply, ctx.office.timeZone);
    await writeOwnMessage(scope, {
      ...{ threadId: row.id, accountId, author: "bot", officerId: null, kind: "text" },
      body: bodyOf(written, secretLink),
      content: contentOf(written, ctx.keys, row.id, now),
    });
  }
  await updateThread(tx, row.id, {
    ...{ state: turn.state, account_id: accountId, last_inbound_at: lastInboundAt },
    last_message_at: turn.reply || at > row.last_message_at ? now : row.last_message_at,
    ...handChange(thread, turn, now),
    ...linkChange(thread, told),
    revision: row.revision + 1,
  });
  return { isReplied: turn.reply !== null, meaning };
}
