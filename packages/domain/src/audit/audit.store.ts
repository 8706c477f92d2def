import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { SealedContent } from "./chain.ts";

/** An instant as the chain writes it: UTC, six digits, whatever the session's time zone is. */
const utc = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Every column of an event, as the seal covers it. */
const CONTENT = sql<SealedContent>`jsonb_build_object(
  'tenantId', e.tenant_id, 'id', e.id, 'at', ${utc("e.at")}, 'action', e.action, 'actorKind', e.actor_kind,
  'actorId', e.actor_id, 'subjectId', e.subject_id, 'result', e.result, 'requestId', e.request_id, 'details', e.details)`;

/** True when this transaction is the office's only sealer; another one is never waited for. */
export async function lockSealer(tx: TenantTx, tenantId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit-seal:${tenantId}`}, 0)) as locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

/** The last seal. */
export function findHead(tx: TenantTx) {
  return tx.selectFrom("audit_seal").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
}

/** The greatest id among sealed events. */
export async function findNewestSealedId(tx: TenantTx): Promise<string | undefined> {
  const row = await tx
    .selectFrom("audit_seal")
    .select("event_id")
    .orderBy("event_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.event_id;
}

/** Events without a seal, oldest id first, from an id on when one is given. */
export function listUnsealed(tx: TenantTx, from: string | undefined, limit: number) {
  return tx
    .selectFrom("audit_event as e")
    .leftJoin("audit_seal as s", (join) =>
      join.onRef("s.tenant_id", "=", "e.tenant_id").onRef("s.event_id", "=", "e.id"),
    )
    .select(["e.id", CONTENT.as("content")])
    .where("s.event_id", "is", null)
    .$if(from !== undefined, (query) => query.where("e.id", ">=", from ?? ""))
    .orderBy("e.id")
    .limit(limit)
    .execute();
}

/** How many events have no seal yet. */
export async function countUnsealed(tx: TenantTx): Promise<number> {
  const row = await tx
    .selectFrom("audit_event as e")
    .leftJoin("audit_seal as s", (join) =>
      join.onRef("s.tenant_id", "=", "e.tenant_id").onRef("s.event_id", "=", "e.id"),
    )
    .select((on) => on.fn.countAll<string>().as("count"))
    .where("s.event_id", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Adds seals. */
export async function insertSeals(
  tx: TenantTx,
  rows: readonly { tenant_id: string; seq: string; event_id: string; hash: Buffer; sealed_at: Date }[],
): Promise<void> {
  await tx
    .insertInto("audit_seal")
    .values([...rows])
    .execute();
}

/** Seals after a number, with the events they cover; an event that is gone has no content. */
export function listSeals(tx: TenantTx, after: number, limit: number) {
  return tx
    .selectFrom("audit_seal as s")
    .leftJoin("audit_event as e", (join) =>
      join.onRef("e.tenant_id", "=", "s.tenant_id").onRef("e.id", "=", "s.event_id"),
    )
    .select(["s.seq", "s.hash", utc("s.sealed_at").as("sealedAt"), "e.id as eventId", CONTENT.as("content")])
    .where("s.seq", ">", String(after))
    .orderBy("s.seq")
    .limit(limit)
    .execute();
}

/** Which events to list. */
export interface EventFilter {
  readonly cursor?: string | undefined;
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly result?: string | undefined;
}

/** Events newest first, before the cursor. */
export function listEventRows(tx: TenantTx, filter: EventFilter, limit: number) {
  const { cursor, action, actorId, subjectId, result } = filter;
  return tx
    .selectFrom("audit_event as e")
    .leftJoin("audit_seal as s", (join) =>
      join.onRef("s.tenant_id", "=", "e.tenant_id").onRef("s.event_id", "=", "e.id"),
    )
    .select(["e.id", "e.at", "e.action", "e.actor_kind", "e.actor_id", "e.subject_id", "e.result", "e.request_id"])
    .select(["e.details", "s.seq"])
    .$if(cursor !== undefined, (query) => query.where("e.id", "<", cursor ?? ""))
    .$if(action !== undefined, (query) =>
      query.where((on) => on.or([on("e.action", "=", action ?? ""), on("e.action", "like", `${action}.%`)])),
    )
    .$if(actorId !== undefined, (query) => query.where("e.actor_id", "=", actorId ?? ""))
    .$if(subjectId !== undefined, (query) => query.where("e.subject_id", "=", subjectId ?? ""))
    .$if(result !== undefined, (query) => query.where("e.result", "=", result ?? ""))
    .orderBy("e.id", "desc")
    .limit(limit)
    .execute();
}
