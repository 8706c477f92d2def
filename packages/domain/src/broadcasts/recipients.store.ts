import type { ContactLevel, RecipientState } from "@gerai/contracts/broadcasts";
import type { TenantTx } from "@gerai/database";
import { type SqlBool, sql } from "kysely";

const ROWS_AT_ONCE = 2_000;

const COLUMNS = [
  "id",
  "broadcast_id",
  "contact_id",
  "level",
  "region_code",
  "rw",
  "rt",
  "state",
  "channel",
  "tries",
  "message_id",
  "due_at",
  "failure",
  "state_at",
  "told_at",
  "passed_on_at",
] as const;

/** One head of one broadcast as stored. */
export type RecipientRow = NonNullable<Awaited<ReturnType<typeof lockRecipient>>>;

/** A head who is to be told. */
export interface NewRecipient {
  readonly tenant_id: string;
  readonly id: string;
  readonly broadcast_id: string;
  readonly contact_id: string;
  readonly position: number;
  readonly level: string;
  readonly region_code: string;
  readonly rw: number | null;
  readonly rt: number | null;
  readonly token_hash: Buffer;
  readonly state: "waiting";
  readonly channel: "whatsapp" | "sms";
  readonly state_at: Date;
}

/** Writes whom a broadcast is for. */
export async function insertRecipients(tx: TenantTx, rows: readonly NewRecipient[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto("broadcast_recipient")
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** One head, held until the transaction ends. */
export function lockRecipient(tx: TenantTx, id: string) {
  return tx.selectFrom("broadcast_recipient").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** One head as last written. */
export function findRecipient(tx: TenantTx, id: string) {
  return tx.selectFrom("broadcast_recipient").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** The head with a link. */
export function findByToken(tx: TenantTx, tokenHash: Buffer) {
  return tx.selectFrom("broadcast_recipient").select(COLUMNS).where("token_hash", "=", tokenHash).executeTakeFirst();
}

/**
 * The next head to be tried: nobody's turn yet, or given up by the worker that had it. Others' rows are passed over, and
 * channels that rest.
 */
export function takeNextRecipient(tx: TenantTx, broadcastId: string, now: Date, channels: readonly string[]) {
  return tx
    .selectFrom("broadcast_recipient")
    .select(COLUMNS)
    .where("broadcast_id", "=", broadcastId)
    .where("state", "in", ["waiting", "sending"])
    .where("channel", "in", [...channels])
    .where((on) => on.or([on("due_at", "is", null), on("due_at", "<=", now)]))
    .orderBy("position")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** What changes of a head. */
export interface RecipientChange {
  readonly state?: RecipientState;
  readonly channel?: "whatsapp" | "sms";
  readonly tries?: number;
  readonly message_id?: string | null;
  readonly due_at?: Date | null;
  readonly failure?: string | null;
  readonly state_at?: Date;
  readonly told_at?: Date;
  readonly passed_on_at?: Date;
}

/** Moves a head on; call it on a locked row. */
export async function updateRecipient(tx: TenantTx, id: string, change: RecipientChange): Promise<void> {
  await tx.updateTable("broadcast_recipient").set(change).where("id", "=", id).execute();
}

/** Spares everybody who was not tried yet; answers how many. */
export async function spareWaiting(tx: TenantTx, broadcastId: string, now: Date): Promise<number> {
  const spared = await tx
    .updateTable("broadcast_recipient")
    .set({ state: "cancelled", state_at: now, due_at: null })
    .where("broadcast_id", "=", broadcastId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return Number(spared.numUpdatedRows);
}

/** Ends what a vanished worker left open in a cancelled broadcast: nobody knows whether it went out. */
export async function closeAbandoned(tx: TenantTx, broadcastId: string, now: Date): Promise<void> {
  await tx
    .updateTable("broadcast_recipient")
    .set({ state: "failed", failure: "outcome-unknown", state_at: now, due_at: null })
    .where("broadcast_id", "=", broadcastId)
    .where("state", "=", "sending")
    .where("due_at", "<=", now)
    .execute();
}

/** Whether anybody of a broadcast is still to be tried or being tried. */
export async function hasOpenRecipients(tx: TenantTx, broadcastId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("broadcast_recipient")
    .select("id")
    .where("broadcast_id", "=", broadcastId)
    .where("state", "in", ["waiting", "sending"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Numbers of heads by broadcast, state and channel. */
export function countRecipients(tx: TenantTx, broadcastIds: readonly string[]) {
  return tx
    .selectFrom("broadcast_recipient")
    .select([
      "broadcast_id",
      "state",
      "channel",
      sql<number>`count(*)::int`.as("heads"),
      sql<number>`count(passed_on_at)::int`.as("passed_on"),
      sql<number>`count(told_at)::int`.as("told"),
    ])
    .where("broadcast_id", "in", [...broadcastIds])
    .groupBy(["broadcast_id", "state", "channel"])
    .execute();
}

/** What became of the heads of each place. */
export function sumByPlace(tx: TenantTx, broadcastId: string) {
  return tx
    .selectFrom("broadcast_recipient")
    .select([
      "region_code",
      sql<number>`count(*)::int`.as("heads"),
      sql<number>`count(*) filter (where state in ('sent', 'delivered', 'read'))::int`.as("told"),
      sql<number>`count(*) filter (where state = 'failed')::int`.as("failed"),
      sql<number>`count(passed_on_at)::int`.as("passed_on"),
      sql<Date | null>`max(told_at)`.as("last_told_at"),
    ])
    .where("broadcast_id", "=", broadcastId)
    .groupBy("region_code")
    .execute();
}

/** Which heads to list. */
export interface RecipientFilter {
  readonly state: RecipientState | undefined;
  readonly level: ContactLevel | undefined;
  readonly area: string | undefined;
}

/** A page of heads with what is sealed of them, from the top of the tree down, and how many there are. */
export async function listRecipientRows(
  tx: TenantTx,
  broadcastId: string,
  { state, level, area }: RecipientFilter,
  limit: number,
  offset: number,
) {
  const matching = tx
    .selectFrom("broadcast_recipient as r")
    .where("r.broadcast_id", "=", broadcastId)
    .$if(state !== undefined, (rows) => rows.where("r.state", "=", state ?? ""))
    .$if(level !== undefined, (rows) => rows.where("r.level", "=", level ?? ""))
    .$if(area !== undefined, (rows) =>
      rows.where(sql<SqlBool>`(r.region_code = ${area} or r.region_code like ${`${area}.%`})`),
    );
  const count = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirst();
  const rows = await matching
    .innerJoin("village_contact as c", (join) =>
      join.onRef("c.tenant_id", "=", "r.tenant_id").onRef("c.id", "=", "r.contact_id"),
    )
    .select([
      "r.id",
      "r.contact_id",
      "r.level",
      "r.region_code",
      "r.rw",
      "r.rt",
      "r.state",
      "r.channel",
      "r.message_id",
      "r.tries",
      "r.state_at",
      "r.failure",
      "r.passed_on_at",
      "c.name_sealed",
      "c.phone_sealed",
    ])
    .orderBy("r.position")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: count?.total ?? 0 };
}
