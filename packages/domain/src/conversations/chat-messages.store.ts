import type { DeliveryState } from "@gerai/contracts/channels";
import type { ChatMessageKind } from "@gerai/contracts/conversations";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = [
  "id",
  "thread_id",
  "account_id",
  "at",
  "position",
  "author",
  "officer_id",
  "kind",
  "body_sealed",
  "content_sealed",
  "state",
  "failure",
  "attempt_id",
  "attempts",
  "due_at",
] as const;

/** A message as stored. */
export type ChatMessageRow = NonNullable<Awaited<ReturnType<typeof findChatMessage>>>;

/** One message. */
export function findChatMessage(tx: TenantTx, id: string) {
  return tx.selectFrom("chat_message").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** One message, held until the transaction ends. */
export function lockChatMessage(tx: TenantTx, id: string) {
  return tx.selectFrom("chat_message").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** A message that is written. */
export interface NewChatMessage {
  readonly tenant_id: string;
  readonly id: string;
  readonly thread_id: string;
  readonly account_id: string;
  readonly at: Date;
  readonly author: "person" | "bot" | "officer";
  readonly officer_id: string | null;
  readonly kind: ChatMessageKind;
  readonly body_sealed: Buffer;
  readonly content_sealed: Buffer | null;
  readonly state: DeliveryState | null;
  readonly due_at: Date | null;
}

/** Writes a message after all others of its conversation; call it while the conversation is locked. */
export async function insertChatMessage(tx: TenantTx, row: NewChatMessage): Promise<void> {
  const next = sql<number>`(select coalesce(max(m.position), 0) + 1 from app.chat_message m where m.tenant_id = ${row.tenant_id} and m.thread_id = ${row.thread_id})`;
  await tx
    .insertInto("chat_message")
    .values({ ...row, position: next })
    .execute();
}

/** What changes of a message of ours. */
export interface ChatMessageChange {
  readonly state?: DeliveryState;
  readonly failure?: string | null;
  readonly attempt_id?: string | null;
  readonly attempts?: number;
  readonly due_at?: Date | null;
  readonly content_sealed?: null;
}

/** Changes a message; call it on a locked row. */
export async function updateChatMessage(tx: TenantTx, id: string, change: ChatMessageChange): Promise<void> {
  await tx.updateTable("chat_message").set(change).where("id", "=", id).execute();
}

/** The newest messages of a conversation, before one of them if it is named; newest first. */
export function listChatMessages(
  tx: TenantTx,
  threadId: string,
  before: { readonly at: Date; readonly position: number; readonly id: string } | undefined,
  limit: number,
) {
  return tx
    .selectFrom("chat_message")
    .select(COLUMNS)
    .where("thread_id", "=", threadId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(at, position, id) < (${before?.at}, ${before?.position}, ${before?.id})`),
    )
    .orderBy("at", "desc")
    .orderBy("position", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** The newest message that a person or an officer wrote in each of these conversations; the machine's where nobody did. */
export async function listLastMessages(tx: TenantTx, threadIds: readonly string[]) {
  if (threadIds.length === 0) return [];
  return await tx
    .selectFrom("chat_message")
    .distinctOn("thread_id")
    .select(["id", "thread_id", "at", "author", "body_sealed"])
    .where("thread_id", "in", [...threadIds])
    .orderBy("thread_id")
    .orderBy(({ eb }) => eb("author", "=", "bot"))
    .orderBy("at", "desc")
    .orderBy("position", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** The newest invitation to a conversation that was not refused, written after an instant. */
export function findInvitation(tx: TenantTx, threadId: string, after: Date) {
  return tx
    .selectFrom("chat_message")
    .select("id")
    .where("thread_id", "=", threadId)
    .where("kind", "=", "invitation")
    .where("state", "<>", "failed")
    .where("at", ">", after)
    .executeTakeFirst();
}

/** Messages that should have been tried by now and that no job takes care of. */
export async function listDueMessages(tx: TenantTx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("chat_message")
    .select("id")
    .where("due_at", "<", before)
    .orderBy("due_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes what was said before an instant. */
export async function deleteOldMessages(tx: TenantTx, before: Date, limit: number): Promise<number> {
  const result = await tx
    .deleteFrom("chat_message")
    .where("id", "in", (query) => query.selectFrom("chat_message").select("id").where("at", "<", before).limit(limit))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
