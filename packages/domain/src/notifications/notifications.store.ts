import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import type { Statement, TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { NoticeChange, NoticeState, NoticeTry, TryState } from "./notice-ladder.ts";

/** A message that is to be sent; settled from the start where no way leads to the person. */
export interface NewNoticeRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly event_id: string;
  readonly application_id: string;
  readonly kind: NoticeKind;
  readonly message_code: string;
  readonly ways: NoticeChannel[];
  readonly state: "pending" | "failed";
  readonly subject_id: string | null;
  readonly facts: unknown;
  readonly created_at: Date;
  readonly state_at: Date;
  readonly settled_at: Date | null;
  readonly settled_why: string | null;
  readonly failure: string | null;
  readonly task_at: Date | null;
}

const COLUMNS = [
  "id",
  "application_id",
  "kind",
  "subject_id",
  "message_code",
  "ways",
  "rung",
  "round",
  "channel",
  "state",
  "attempts",
  "due_at",
  "settled_at",
  "task_at",
  "handled_at",
  "created_at",
  "facts",
] as const;

/** A notice as it is worked on. */
export type NoticeRow = NonNullable<Awaited<ReturnType<typeof readLocked>>> & NoticeState;

function readLocked(tx: TenantTx, id: string) {
  return tx.selectFrom("notification").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** The notice of an event and kind: its id, and the row if it was written just now. */
export interface WrittenRow {
  readonly id: string;
  readonly row: NoticeRow | null;
}

/** Writes a notice unless this event has one of this kind already. */
export async function insertNotice(tx: TenantTx, row: NewNoticeRow): Promise<WrittenRow> {
  const { event_id, kind } = row;
  const written = await tx
    .insertInto("notification")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "event_id", "kind"]).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  if (written) return { id: written.id, row: written as NoticeRow };
  const found = await tx
    .selectFrom("notification")
    .select("id")
    .where("event_id", "=", event_id)
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return { id: found.id, row: null };
}

/** A notice, locked, so that two workers take turns. */
export async function lockNotice(tx: TenantTx, id: string): Promise<NoticeRow | undefined> {
  return (await readLocked(tx, id)) as NoticeRow | undefined;
}

/** A notice, locked, with its tries, the newest last. */
export interface HeldNotice {
  readonly row: NoticeRow;
  readonly tries: readonly NoticeTry[];
}

/** A notice, locked, with its tries. Sent together, run in this order: the tries are those under the lock. */
export async function lockNoticeWithTries(tx: TenantTx, id: string): Promise<HeldNotice | undefined> {
  const [row, tries] = await Promise.all([lockNotice(tx, id), listTries(tx, id)]);
  return row && { row, tries };
}

/** The statements that move a notice on, none where nothing changes; for a locked row. */
export function updateNotice(
  tx: TenantTx,
  row: Pick<NoticeRow, "id" | "state">,
  change: NoticeChange & { readonly attempts?: number },
  now: Date,
): Statement[] {
  if (Object.keys(change).length === 0) return [];
  const moved = change.state && change.state !== row.state ? { state_at: now } : {};
  return [
    tx
      .updateTable("notification")
      .set({ ...change, ...moved })
      .where("id", "=", row.id),
  ];
}

/** Which notices are looked for. */
export interface StuckAsked {
  readonly now: Date;
  readonly createdBefore: Date;
  readonly except: readonly string[];
  readonly limit: number;
}

/** Notices that nobody is working on although their time has come, oldest first and without those to be left out. */
export async function listStuckNotices(
  tx: TenantTx,
  { now, createdBefore, except, limit }: StuckAsked,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("notification")
    .select("id")
    .where("settled_at", "is", null)
    .where("created_at", "<", createdBefore)
    .where(({ or, eb }) => or([eb("due_at", "is", null), eb("due_at", "<=", now)]))
    .$if(except.length > 0, (found) => found.where("id", "not in", [...except]))
    .orderBy("created_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The tries of a notice, the newest last. */
export async function listTries(tx: TenantTx, noticeId: string): Promise<NoticeTry[]> {
  const rows = await tx
    .selectFrom("notice_attempt")
    .select(["id", "channel", "state", "failure", "started_at"])
    .where("notice_id", "=", noticeId)
    .orderBy("position")
    .execute();
  return rows as NoticeTry[];
}

/** The notice that a message belongs to; undefined for a message of another room. */
export async function findNoticeOfTry(tx: TenantTx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom("notice_attempt").select("notice_id").where("id", "=", id).executeTakeFirst();
  return row?.notice_id;
}

/** A try as it begins. */
export interface NewTryRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly notice_id: string;
  readonly position: number;
  readonly channel: NoticeChannel;
  readonly state: TryState;
  readonly failure: string | null;
  readonly started_at: Date;
  readonly state_at: Date;
  /** Of an e-mail: the keyed hash of where it goes. */
  readonly address_index?: Buffer;
}

/** The statement that writes down that a try begins, or that it could not. */
export function insertTry(tx: TenantTx, row: NewTryRow): Statement {
  return tx.insertInto("notice_attempt").values(row);
}

/** What becomes of a try. */
export interface TryChange {
  readonly state: TryState;
  readonly state_at: Date;
  readonly failure?: string | null;
  readonly started_at?: Date;
  readonly provider_id?: string;
}

/** The statement that moves a try on, under the lock of its notice. */
export function updateTry(tx: TenantTx, id: string, change: TryChange): Statement {
  const { state, state_at } = change;
  const hasLeft = state === "unknown" || state === "sent" || state === "delivered" || state === "read";
  const went = hasLeft ? { went_at: sql<Date>`coalesce(went_at, ${state_at})` } : {};
  return tx
    .updateTable("notice_attempt")
    .set({ ...change, ...went })
    .where("id", "=", id);
}
