import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { CaseFact, Outcome } from "./case-fact.ts";

/**
 * What is to be counted of the office's filed cases, read from the cases themselves: the one definition that both the
 * consumers and the rebuilding use. Only numbers, codes and days leave this statement.
 */
const CURRENT_FACTS = sql`
  select a.tenant_id, a.id as application_id, a.service_code, s.filed_on, s.outcome,
    case when s.outcome <> 'waiting' then (coalesce(a.closed_at, a.state_at) at time zone o.time_zone)::date end as ended_on,
    case when s.outcome = 'finished'
      then least(32767, greatest(0, ceil(extract(epoch from coalesce(a.closed_at, a.state_at) - a.filed_at) / 3600)))::int end as hours
  from app.application a
  join app.office o on o.id = a.tenant_id
  cross join lateral (select (a.filed_at at time zone o.time_zone)::date as filed_on,
    case a.state when 'CLOSED' then 'finished' when 'REJECTED' then 'rejected' when 'CANCELLED' then 'cancelled'
      when 'EXPIRED' then 'expired' else 'waiting' end as outcome) s
  where a.filed_at is not null`;

/** Columns of a fact, by the names of `CaseFact`. */
const COLUMNS = sql`service_code as "serviceCode", filed_on as "filedOn", outcome, ended_on as "endedOn", hours`;

interface FactRow extends CaseFact {
  readonly outcome: Outcome;
}

/**
 * Waits until nobody else counts this case and the office is not being rebuilt; both locks end with the transaction. It
 * must be awaited by itself: only a statement that begins later sees what the other one wrote.
 */
export async function lockCase(tx: TenantTx, tenantId: string, applicationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`reports:${tenantId}`}, 0)),
    pg_advisory_xact_lock(hashtextextended(${`reports:${tenantId}:${applicationId}`}, 0))`.execute(tx);
}

/** Waits until nobody counts anything of this office, and keeps them waiting until the transaction ends. */
export async function lockOffice(tx: TenantTx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports:${tenantId}`}, 0))`.execute(tx);
}

/** What was counted of a case. */
export async function findCountedFact(tx: TenantTx, applicationId: string): Promise<CaseFact | undefined> {
  const { rows } = await sql<FactRow>`
    select ${COLUMNS} from app.case_fact where application_id = ${applicationId}`.execute(tx);
  return rows[0];
}

/** What is to be counted of a case; undefined for a draft and for a case of another office. */
export async function findCurrentFact(tx: TenantTx, applicationId: string): Promise<CaseFact | undefined> {
  const { rows } = await sql<FactRow>`
    select ${COLUMNS} from (${CURRENT_FACTS} and a.id = ${applicationId}) f`.execute(tx);
  return rows[0];
}

/** Writes down what is now counted of a case. */
export async function putFact(
  tx: TenantTx,
  tenantId: string,
  applicationId: string,
  { serviceCode, filedOn, outcome, endedOn, hours }: CaseFact,
): Promise<void> {
  const facts = { service_code: serviceCode, filed_on: filedOn, outcome, ended_on: endedOn, hours };
  await tx
    .insertInto("case_fact")
    .values({ tenant_id: tenantId, application_id: applicationId, ...facts })
    .onConflict((conflict) => conflict.columns(["tenant_id", "application_id"]).doUpdateSet(facts))
    .execute();
}

/** Brings the facts of all cases of the office up to date; answers how many were missing or behind. */
export async function refreshFacts(tx: TenantTx): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into app.case_fact as f (tenant_id, application_id, service_code, filed_on, outcome, ended_on, hours)
    ${CURRENT_FACTS}
    on conflict (tenant_id, application_id) do update set service_code = excluded.service_code, filed_on = excluded.filed_on,
      outcome = excluded.outcome, ended_on = excluded.ended_on, hours = excluded.hours
    where (f.service_code, f.filed_on, f.outcome, f.ended_on, f.hours)
      is distinct from (excluded.service_code, excluded.filed_on, excluded.outcome, excluded.ended_on, excluded.hours)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
