import type { TenantTx } from "@gerai/database";
import { type Compilable, CompiledQuery, sql } from "kysely";

/**
 * A statement in so many words. What every command sends is written out: a builder would put the same text together anew
 * for each, at more processor time than PostgreSQL needs to run it.
 */
function written(text: string, parameters: readonly unknown[]): Compilable {
  return { compile: () => CompiledQuery.raw(text, [...parameters]) };
}

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

const INSERT_AUDIT_EVENT =
  "insert into audit_event (tenant_id, id, at, action, actor_kind, actor_id, subject_id, result, request_id, details) " +
  "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/** The statement that writes a trail row. */
export function insertAuditEvent(_tx: TenantTx, row: AuditRow): Compilable {
  return written(INSERT_AUDIT_EVENT, [
    row.tenant_id,
    row.id,
    row.at,
    row.action,
    row.actor_kind,
    row.actor_id,
    row.subject_id,
    row.result,
    row.request_id,
    row.details,
  ]);
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
  const [row] = rows;
  if (row && rows.length === 1) {
    return written(
      "insert into outbox (tenant_id, id, name, version, payload, created_at) values ($1, $2, $3, $4, $5, $6)",
      [row.tenant_id, row.id, row.name, row.version, row.payload, row.created_at],
    );
  }
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
  const result = await tx.executeQuery(
    CompiledQuery.raw(
      "insert into idempotency_key (tenant_id, principal, key, action, request_hash, created_at) " +
        "values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, principal, key) do nothing",
      [row.tenantId, row.principal, row.key, row.action, row.requestHash, row.now],
    ),
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** The statement that keeps the reply. */
export function keepReply(_tx: TenantTx, principal: string, key: string, sealed: Buffer): Compilable {
  return written("update idempotency_key set response_sealed = $1 where principal = $2 and key = $3", [
    sealed,
    principal,
    key,
  ]);
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
