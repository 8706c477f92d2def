import type { Json, TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { ChatState } from "./chat-state.ts";

const jsonOf = (state: ChatState) => sql<Json>`${JSON.stringify(state)}::text::jsonb`;

const COLUMNS = [
  "id",
  "contact_sealed",
  "state",
  "hand",
  "account_id",
  "last_inbound_at",
  "last_message_at",
  "waiting_since",
  "claimed_by",
  "claimed_at",
  "claim_until",
  "application_id",
  "revision",
] as const;

/** A conversation as stored. */
export type ThreadRow = NonNullable<Awaited<ReturnType<typeof findThread>>>;

/** One conversation. */
export function findThread(tx: TenantTx, id: string) {
  return tx.selectFrom("chat_thread").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** Conversations, held in one order until the transaction ends. */
export function lockThreads(tx: TenantTx, ids: readonly string[]) {
  return tx
    .selectFrom("chat_thread")
    .select(COLUMNS)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** The conversation of a case, the newest if an officer linked several. */
export function findThreadOf(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("chat_thread")
    .select(COLUMNS)
    .where("application_id", "=", applicationId)
    .orderBy("last_message_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The conversations of whoever is known by one of these names. */
export async function listThreadsOf(tx: TenantTx, persons: readonly Buffer[]) {
  if (persons.length === 0) return [];
  return await tx
    .selectFrom("chat_person")
    .select(["person_index", "thread_id"])
    .where("person_index", "in", [...persons])
    .execute();
}

/** A conversation that begins. */
export interface NewThread {
  readonly tenant_id: string;
  readonly id: string;
  readonly contact_sealed: Buffer;
  readonly state: ChatState;
  readonly account_id: string;
  readonly last_inbound_at: Date;
  readonly created_at: Date;
}

/** Begins a conversation. */
export async function insertThread(tx: TenantTx, { state, ...row }: NewThread): Promise<void> {
  await tx
    .insertInto("chat_thread")
    .values({
      ...row,
      ...{ state: jsonOf(state), hand: state.hand },
      last_message_at: row.last_inbound_at,
      revision: 1,
    })
    .execute();
}

/** What changes of a conversation. */
export interface ThreadChange {
  readonly contact_sealed?: Buffer;
  readonly state?: ChatState;
  readonly account_id?: string;
  readonly last_inbound_at?: Date;
  readonly last_message_at?: Date;
  readonly waiting_since?: Date | null;
  readonly claim?: { readonly by: string; readonly at: Date; readonly until: Date } | null;
  readonly application_id?: string | null;
  readonly revision: number;
}

/** Changes a conversation; call it on a locked row. */
export async function updateThread(tx: TenantTx, id: string, change: ThreadChange): Promise<void> {
  const { state, claim, ...columns } = change;
  await tx
    .updateTable("chat_thread")
    .set({
      ...columns,
      ...(state ? { state: jsonOf(state), hand: state.hand } : {}),
      ...(claim === undefined
        ? {}
        : { claimed_by: claim?.by ?? null, claimed_at: claim?.at ?? null, claim_until: claim?.until ?? null }),
    })
    .where("id", "=", id)
    .execute();
}

/** Ends conversations with all that was said in them and whose they were. */
export async function deleteThreads(tx: TenantTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("chat_message")
    .where("thread_id", "in", [...ids])
    .execute();
  await tx
    .deleteFrom("chat_person")
    .where("thread_id", "in", [...ids])
    .execute();
  await tx
    .deleteFrom("chat_thread")
    .where("id", "in", [...ids])
    .execute();
}

/** Names a person by more keys; answers how many of them belonged to nobody. Waits for whoever writes the same. */
export async function insertPersons(
  tx: TenantTx,
  tenantId: string,
  threadId: string,
  persons: readonly Buffer[],
): Promise<number> {
  if (persons.length === 0) return 0;
  // In one order, so that two who write the same names wait and do not stand in each other's way.
  const sorted = [...persons].sort(Buffer.compare);
  const written = await tx
    .insertInto("chat_person")
    .values(sorted.map((person_index) => ({ tenant_id: tenantId, person_index, thread_id: threadId })))
    .onConflict((conflict) => conflict.columns(["tenant_id", "person_index"]).doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0n);
}

/** Gives one conversation all that another one has. */
export async function moveThread(tx: TenantTx, from: string, to: string): Promise<void> {
  await tx.updateTable("chat_person").set({ thread_id: to }).where("thread_id", "=", from).execute();
  await tx.updateTable("chat_message").set({ thread_id: to }).where("thread_id", "=", from).execute();
}

/** Takes keys away that name somebody else from now on. */
export async function deletePersons(tx: TenantTx, persons: readonly Buffer[]): Promise<void> {
  await tx
    .deleteFrom("chat_person")
    .where("person_index", "in", [...persons])
    .execute();
}

/** Conversations in which nothing was said for long, locked. */
export async function lockOldThreads(tx: TenantTx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("chat_thread")
    .select("id")
    .where("last_message_at", "<", before)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}
