import type { BroadcastState } from "@gerai/contracts/broadcasts";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = [
  "id",
  "code",
  "state",
  "title",
  "text",
  "sms",
  "levels",
  "areas",
  "config_version",
  "revision",
  "composers",
  "composed_at",
  "submitted_by",
  "submitted_at",
  "approved_by",
  "approved_at",
  "returned_by",
  "returned_at",
  "returned_reason",
  "cancelled_by",
  "cancelled_at",
  "ended_at",
  "whatsapp_rests_until",
  "sms_rests_until",
  "rests_reason",
] as const;

/** A broadcast as stored. */
export type BroadcastRow = NonNullable<Awaited<ReturnType<typeof findBroadcast>>>;

/** One broadcast. */
export function findBroadcast(tx: TenantTx, id: string) {
  return tx.selectFrom("broadcast").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** One broadcast, held until the transaction ends. */
export function lockBroadcast(tx: TenantTx, id: string) {
  return tx.selectFrom("broadcast").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** The broadcast with a message code. */
export function findByCode(tx: TenantTx, code: string) {
  return tx.selectFrom("broadcast").select(COLUMNS).where("code", "=", code).executeTakeFirst();
}

/** The newest broadcast that tells of a version of the configuration. */
export function findByVersion(tx: TenantTx, version: number) {
  return tx
    .selectFrom("broadcast")
    .select("id")
    .where("config_version", "=", version)
    .where("state", "<>", "cancelled")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A page of broadcasts, newest first, and how many there are. */
export async function listBroadcastRows(
  tx: TenantTx,
  state: BroadcastState | undefined,
  limit: number,
  offset: number,
) {
  const matching = tx.selectFrom("broadcast").$if(state !== undefined, (rows) => rows.where("state", "=", state ?? ""));
  const count = await matching.select((on) => on.fn.countAll<string>().as("total")).executeTakeFirst();
  const rows = await matching.select(COLUMNS).orderBy("id", "desc").limit(limit).offset(offset).execute();
  return { rows, total: Number(count?.total ?? 0) };
}

/** What somebody wrote. */
export interface BroadcastWords {
  readonly title: string;
  readonly text: string;
  readonly sms: string;
  readonly levels: string[];
  readonly areas: string[];
  readonly config_version: number | null;
}

/** Writes a draft. */
export async function insertBroadcast(
  tx: TenantTx,
  row: BroadcastWords & {
    readonly tenant_id: string;
    readonly id: string;
    readonly code: string;
    readonly state: BroadcastState;
    readonly revision: number;
    readonly composers: string[];
    readonly composed_at: Date;
  },
): Promise<void> {
  await tx.insertInto("broadcast").values(row).execute();
}

/** What changes of a broadcast. */
export interface BroadcastChange extends Partial<BroadcastWords> {
  readonly state?: BroadcastState;
  readonly revision?: number;
  readonly composers?: string[];
  readonly submitted_by?: string | null;
  readonly submitted_at?: Date | null;
  readonly approved_by?: string;
  readonly approved_at?: Date;
  readonly returned_by?: string;
  readonly returned_at?: Date;
  readonly returned_reason?: string;
  readonly cancelled_by?: string;
  readonly cancelled_at?: Date;
  readonly ended_at?: Date | null;
  readonly whatsapp_rests_until?: Date | null;
  readonly sms_rests_until?: Date | null;
  readonly rests_reason?: string | null;
}

/** Changes a broadcast; call it on a locked row. */
export async function updateBroadcast(tx: TenantTx, id: string, change: BroadcastChange): Promise<void> {
  await tx.updateTable("broadcast").set(change).where("id", "=", id).execute();
}

/** Broadcasts that were let go and have not ended, the first one first. */
export function listRunningRows(tx: TenantTx) {
  return tx
    .selectFrom("broadcast")
    .select(COLUMNS)
    .where("approved_at", "is not", null)
    .where("ended_at", "is", null)
    .orderBy("approved_at")
    .orderBy("id")
    .execute();
}

/** Lets one sender of an office's broadcasts after another. */
export async function queueSenders(tx: TenantTx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`broadcast ${tenantId}`}, 0))`.execute(tx);
}
