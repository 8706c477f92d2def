import type { AlarmKind } from "@gerai/contracts/alarms";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** An alarm that stands. */
export interface AlarmRow {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly account_id: string | null;
  readonly code: string | null;
  readonly count: number;
  readonly since: Date;
}

/** Alarms that stand, the oldest first. */
export async function listOpenAlarms(tx: TenantTx): Promise<AlarmRow[]> {
  const rows = await tx
    .selectFrom("alarm")
    .select(["id", "kind", "account_id", "code", "count", "since"])
    .where("cleared_at", "is", null)
    .orderBy("since")
    .orderBy("id")
    .execute();
  return rows as AlarmRow[];
}

/** Writes new alarms; one that another worker wrote meanwhile stays as it is. */
export async function insertAlarms(tx: TenantTx, tenantId: string, rows: readonly AlarmRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await tx
    .insertInto("alarm")
    .values(rows.map((row) => ({ tenant_id: tenantId, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0n);
}

/** What an alarm that stands says now. */
export async function updateAlarm(tx: TenantTx, { id, code, count }: Omit<AlarmRow, "kind" | "since">): Promise<void> {
  await tx.updateTable("alarm").set({ code, count }).where("id", "=", id).execute();
}

/** What these say has passed. */
export async function clearAlarms(tx: TenantTx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("alarm")
    .set({ cleared_at: now })
    .where("id", "in", [...ids])
    .execute();
}

const DEAD = ["id", "job", "event_id", "payload", "reason", "attempts", "failed_at", "replay_asked_at"] as const;

/** A job that was given up, as stored. */
export type DeadLetterRow = NonNullable<Awaited<ReturnType<typeof lockDeadLetter>>>;

/** Jobs that were given up and are open, the oldest first. */
export function listDeadLetters(tx: TenantTx, limit: number) {
  return tx
    .selectFrom("dead_letter")
    .select(DEAD)
    .where("resolved_at", "is", null)
    .orderBy("failed_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** How many are open that were given up before an instant. */
export async function countDeadLetters(tx: TenantTx, before: Date): Promise<number> {
  const row = await tx
    .selectFrom("dead_letter")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("resolved_at", "is", null)
    .where("failed_at", "<=", before)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** One that is open, held until the transaction ends. */
export function lockDeadLetter(tx: TenantTx, id: string) {
  return tx
    .selectFrom("dead_letter")
    .select(DEAD)
    .where("id", "=", id)
    .where("resolved_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** One that is open. */
export function findDeadLetter(tx: TenantTx, id: string) {
  return tx
    .selectFrom("dead_letter")
    .select(DEAD)
    .where("id", "=", id)
    .where("resolved_at", "is", null)
    .executeTakeFirst();
}

/** What changes of one; call it on a locked row. */
export async function updateDeadLetter(
  tx: TenantTx,
  id: string,
  change: {
    readonly replay_asked_at?: Date | null;
    readonly resolved_at?: Date;
    readonly resolution?: "replayed" | "discarded";
    readonly reason?: string;
    readonly attempts?: number;
    readonly failed_at?: Date;
  },
): Promise<void> {
  await tx.updateTable("dead_letter").set(change).where("id", "=", id).execute();
}
