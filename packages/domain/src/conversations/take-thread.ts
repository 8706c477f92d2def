import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { listOptedOut, personIndex, setOptOut } from "../channels/index.ts";
import type { Context, KeyRing, ReadScope, Scope } from "../kernel/index.ts";
import { type ChatState, NEW_CHAT } from "./chat-state.ts";
import type { Person } from "./read-inbound.ts";
import {
  deleteThreads,
  insertPersons,
  insertThread,
  listThreadsOf,
  lockThreads,
  moveThread,
  type ThreadRow,
  updateThread,
} from "./threads.store.ts";
import { later } from "./window.ts";

/** A conversation in hand: its row, locked, and whom it is with. */
export interface Thread {
  readonly row: ThreadRow;
  readonly contact: Person;
}

/** Other transactions may begin, or merge, the same conversation meanwhile; each time that is seen and looked at anew. */
const MOST_TRIES = 4;

/** Whom a conversation is with. */
export function openPerson(keys: KeyRing, row: Pick<ThreadRow, "id" | "contact_sealed">): Person {
  return keys.openJson<Person>("chat_thread", "contact", row.id, row.contact_sealed);
}

/** What the bot remembers, as it was stored. */
export const stateOf = (row: Pick<ThreadRow, "state">): ChatState => row.state as unknown as ChatState;

/** The ways to name a person, as recipients. */
export function namesOf({ phone, userId }: Person) {
  return [...(phone === null ? [] : [{ phone }]), ...(userId === null ? [] : [{ userId }])];
}

const indexesOf = (ctx: Context, person: Person): Buffer[] => namesOf(person).map((name) => personIndex(ctx, name));

/** What is known of a person after more was told. */
function learn(known: Person, told: Person): Person {
  return {
    phone: told.phone ?? known.phone,
    userId: told.userId ?? known.userId,
    name: told.name ?? known.name,
  };
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);

/** The conversation that goes on when two turn out to be one: an officer's before the bot's, then the older. */
function survivorOf(rows: readonly ThreadRow[]): { readonly kept: ThreadRow; readonly gone: readonly ThreadRow[] } {
  const rank = (row: ThreadRow) => (row.claimed_by ? 0 : row.hand === "human" ? 1 : 2);
  const [kept, ...gone] = [...rows].sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
  if (!kept) throw new Problem("conversations.no-thread", 500);
  return { kept, gone };
}

/** Makes one conversation of several: a person who hid the number has shown it (WA-7). */
async function merge(scope: Scope, rows: readonly ThreadRow[]): Promise<ThreadRow> {
  const { tx, ctx } = scope;
  const { kept, gone } = survivorOf(rows);
  let [merged, contact, state] = [kept, openPerson(ctx.keys, kept), stateOf(kept)];
  for (const row of gone) {
    await moveThread(tx, row.id, kept.id);
    await deleteThreads(tx, [row.id]);
    contact = learn(openPerson(ctx.keys, row), contact);
    const isNewer = (stateOf(row).lastAt ?? "") > (state.lastAt ?? "");
    state = { ...(isNewer ? stateOf(row) : state), hand: state.hand };
    merged = {
      ...merged,
      account_id: row.last_inbound_at > merged.last_inbound_at ? row.account_id : merged.account_id,
      last_inbound_at: later(merged.last_inbound_at, row.last_inbound_at),
      last_message_at: later(merged.last_message_at, row.last_message_at),
      waiting_since: earlier(merged.waiting_since, row.waiting_since),
      application_id: merged.application_id ?? row.application_id,
    };
  }
  const contact_sealed = ctx.keys.sealJson("chat_thread", "contact", kept.id, contact);
  const { account_id, last_inbound_at, last_message_at, waiting_since, application_id } = merged;
  const change = { account_id, last_inbound_at, last_message_at, waiting_since, application_id, contact_sealed };
  await updateThread(tx, kept.id, { ...change, state, revision: kept.revision + 1 });
  scope.note("conversation.merge", kept.id, { merged: gone.length });
  return { ...merged, contact_sealed, state: state as never, revision: kept.revision + 1 };
}

/** Whoever opted out by one name has opted out by all. */
async function spreadOptOut(scope: Scope, person: Person): Promise<void> {
  const persons = namesOf(person);
  const optedOut = await listOptedOut(scope, persons);
  if (optedOut.includes(true) && optedOut.includes(false)) await setOptOut(scope, { persons, isOptedOut: true });
}

/** The conversation of whoever is known by one of these names; null when there is none. */
export async function findThreadIdOf({ tx, ctx }: ReadScope, person: Person): Promise<string | null> {
  const [found] = await listThreadsOf(tx, indexesOf(ctx, person));
  return found?.thread_id ?? null;
}

async function begin(scope: Scope, person: Person, accountId: string, at: Date): Promise<void> {
  const { tx, ctx } = scope;
  const id = newId(ctx.now());
  await insertThread(tx, {
    tenant_id: ctx.tenantId,
    id,
    contact_sealed: ctx.keys.sealJson("chat_thread", "contact", id, person),
    state: NEW_CHAT,
    account_id: accountId,
    last_inbound_at: at,
    created_at: ctx.now(),
  });
  const indexes = indexesOf(ctx, person);
  const written = await insertPersons(tx, ctx.tenantId, id, indexes);
  if (written < indexes.length) await deleteThreads(tx, [id]);
  else await spreadOptOut(scope, person);
}

/** The conversations of a person, locked; undefined when that changed while they were being locked. */
async function lockOf({ tx }: Scope, indexes: readonly Buffer[]): Promise<ThreadRow[] | undefined> {
  const found = await listThreadsOf(tx, indexes);
  const ids = [...new Set(found.map(({ thread_id }) => thread_id))];
  if (ids.length === 0) return [];
  const rows = await lockThreads(tx, ids);
  return rows.length === ids.length ? rows : undefined;
}

/**
 * The conversation of a person, locked, begun if there is none: one for all numbers of the office and for all names of the
 * person, `once` being one that they are known by no more. Two that turn out to be one person's are made one. What is told
 * newly of the person is kept. 503 `conversations.busy` when others keep changing the same ones.
 */
export async function takeThread(
  scope: Scope,
  person: Person,
  { accountId, at, once = [] }: { readonly accountId: string; readonly at: Date; readonly once?: readonly Buffer[] },
): Promise<Thread> {
  const { tx, ctx } = scope;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const rows = await lockOf(scope, [...indexesOf(ctx, person), ...once]);
    if (rows === undefined) continue;
    if (rows.length === 0) {
      // Begun now, it is found by the next look; if another was faster, that one's is.
      await begin(scope, person, accountId, at);
      continue;
    }
    const [first] = rows;
    const row = rows.length === 1 && first ? first : await merge(scope, rows);
    const known = openPerson(ctx.keys, row);
    const contact = learn(known, person);
    await insertPersons(tx, ctx.tenantId, row.id, indexesOf(ctx, person));
    const isSame = known.phone === contact.phone && known.userId === contact.userId && known.name === contact.name;
    if (isSame) return { row, contact };
    await spreadOptOut(scope, contact);
    const contact_sealed = ctx.keys.sealJson("chat_thread", "contact", row.id, contact);
    await updateThread(tx, row.id, { contact_sealed, revision: row.revision });
    return { row: { ...row, contact_sealed }, contact };
  }
  // Tried again by the queue, when the others have ended.
  throw new Problem("conversations.busy", 503);
}
