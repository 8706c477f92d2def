import type { TenantTx } from "@gerai/database";
import type { Compilable } from "kysely";
import { sql } from "kysely";

/** A row of the trail. */
export interface AuditRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly subject_id: string | null;
  readonly result: "ok" | "refused";
  readonly request_id: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The statement that writes a trail row. */
export function insertAuditEvent(tx: TenantTx, row: AuditRow): Compilable {
  return tx.insertInto("audit_event").values(row);
}

/** A row of the outbox. */
export interface OutboxRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly created_at: Date;
}

/** The statement that writes events. */
export function insertOutbox(tx: TenantTx, rows: readonly OutboxRow[]): Compilable {
  return tx.insertInto("outbox").values([...rows]);
}

/** A row of things to come. */
export interface DueRow extends OutboxRow {
  readonly dedup_key: string;
  readonly due_at: Date;
}

/** The statement that writes due rows; the same thing scheduled twice (by dedup_key) stays one. */
export function insertDueRows(tx: TenantTx, rows: readonly DueRow[]): Compilable {
  return tx
    .insertInto("due_row")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["tenant_id", "dedup_key"]).doNothing());
}

/** Identity of one accepted intention. */
export interface IdempotencyRow {
  readonly tenantId: string;
  readonly principal: string;
  readonly key: string;
  readonly action: string;
  readonly requestHash: Buffer;
  readonly now: Date;
}

/** True when this transaction is the first with the key; waits for another one that holds it uncommitted. */
export async function claimIdempotencyKey(tx: TenantTx, row: IdempotencyRow): Promise<boolean> {
  const result = await tx
    .insertInto("idempotency_key")
    .values({
      tenant_id: row.tenantId,
      principal: row.principal,
      key: row.key,
      action: row.action,
      request_hash: row.requestHash,
      created_at: row.now,
    })
    .onConflict((conflict) => conflict.columns(["tenant_id", "principal", "key"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The statement that keeps the reply. */
export function keepReply(tx: TenantTx, principal: string, key: string, sealed: Buffer): Compilable {
  return tx
    .updateTable("idempotency_key")
    .set({ response_sealed: sealed })
    .where("principal", "=", principal)
    .where("key", "=", sql<string>`${key}::uuid`);
}

/** The kept reply of an earlier execution. */
export function findReply(tx: TenantTx, principal: string, key: string) {
  return tx
    .selectFrom("idempotency_key")
    .select(["action", "request_hash", "response_sealed"])
    .where("principal", "=", principal)
    .where("key", "=", sql<string>`${key}::uuid`)
    .executeTakeFirst();
}
