import type { SoleCall, TenantTx } from "@gerai/database";
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

/** The name that a sender gave to one change, and the reply that is kept for it. */
export interface KeptReply {
  readonly principal: string;
  readonly key: string;
  readonly requestHash: Buffer;
  readonly sealed: Buffer;
}

/**
 * Writes of a command as one call of an SQL function, e.g. `file_case($1, $2)`: it travels inside the statement that ends
 * the command, and what it answers is merged into the reply and the trail under the name `makes`.
 */
export interface WritingCall {
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly makes: "number";
}

/** What a command writes last. */
export interface CommandFinish {
  readonly audit: AuditRow;
  readonly event: OutboxRow | undefined;
  readonly reply: KeptReply | undefined;
  /** Writes that go before, in the same statement. */
  readonly call: WritingCall | undefined;
  /** The version of the office's configuration that must still be in force; null when it need not be looked at. */
  readonly configVersion: number | null;
}

/** SQLSTATE of our functions when something that the command names is not there. */
export const NOT_THERE = "GR003";

/** SQLSTATE of `finish_command` when the office's configuration is another than the command worked by. */
export const CONFIGURATION_CHANGED = "GR001";

const FINISH_PARAMETERS = 18;

/** Texts of the last statement by the call inside it; the parameters of the call come first. */
const finishTexts = new Map<string, string>();

function finishText(call: WritingCall | undefined): string {
  const known = finishTexts.get(call?.text ?? "");
  if (known) return known;
  const first = call?.parameters.length ?? 0;
  const own = Array.from({ length: FINISH_PARAMETERS }, (_, index) => `$${first + index + 1}`).join(", ");
  const made = call ? `jsonb_build_object('${call.makes}', ${call.text})` : "null";
  const text = `select finish_command(${own}, ${made}) as made`;
  finishTexts.set(call?.text ?? "", text);
  return text;
}

/**
 * The statement that ends a command: trail, first event and kept reply in one. It fails with `GR001` when the configuration
 * changed meanwhile and with `GR002` when the key was used before, after waiting for a sender who is still at it.
 */
export function finishCommand(finish: CommandFinish): SoleCall {
  const { audit, event, reply, call, configVersion } = finish;
  const statement = written(finishText(call), [
    ...(call?.parameters ?? []),
    audit.tenant_id,
    configVersion,
    audit.id,
    audit.at,
    audit.action,
    audit.actor_kind,
    audit.actor_id,
    audit.subject_id,
    audit.request_id,
    audit.details,
    event?.id ?? null,
    event?.name ?? null,
    event?.version ?? null,
    event?.payload ?? null,
    reply?.principal ?? null,
    reply?.key ?? null,
    reply?.requestHash ?? null,
    reply?.sealed ?? null,
  ]);
  return Object.assign(statement, { isSoleCall: true as const });
}

/** Whether the office's configuration still has this version. Sent with the reads of a query, so that it costs no journey. */
export async function isConfigurationCurrent(tx: TenantTx, officeId: string, version: number): Promise<boolean> {
  const { rows } = await tx.executeQuery(
    CompiledQuery.raw("select 1 from office where id = $1 and config_version = $2", [officeId, version]),
  );
  return rows.length > 0;
}

/** The kept reply of an earlier execution. */
export function findReply(tx: TenantTx, principal: string, key: string) {
  return tx
    .selectFrom("idempotency_key")
    .select(["action", "request_hash", "response_sealed", "made"])
    .where("principal", "=", principal)
    .where("key", "=", sql<string>`${key}::uuid`)
    .executeTakeFirst();
}
