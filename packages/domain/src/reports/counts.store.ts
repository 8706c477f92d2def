import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { MonthlyStep, WaitingStep } from "./case-fact.ts";

/** Enters the office among those that are counted, with its present name and region. */
export async function putOffice(tx: TenantTx, tenantId: string, rebuiltAt: Date | null): Promise<void> {
  await sql`
    insert into reporting.office as r (office_id, region_code, name, province_name, time_zone, rebuilt_at)
    select id, region_code, short_name, province_name, time_zone, ${rebuiltAt}::timestamptz from app.office
    where id = ${tenantId} and kind = 'office'
    on conflict (office_id) do update set region_code = excluded.region_code, name = excluded.name,
      province_name = excluded.province_name, time_zone = excluded.time_zone, rebuilt_at = excluded.rebuilt_at
    where excluded.rebuilt_at is not null`.execute(tx);
}

/** When the office was last computed from its cases; undefined when it never was. */
export async function findRebuiltAt(tx: TenantTx, tenantId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ rebuilt_at: Date | null }>`
    select rebuilt_at from reporting.office where office_id = ${tenantId}`.execute(tx);
  return rows[0]?.rebuilt_at ?? undefined;
}

/** Adds one to a month, or takes one away together with its hours. */
export async function stepMonthly(tx: TenantTx, tenantId: string, step: MonthlyStep): Promise<void> {
  const { month, serviceCode, hours } = step;
  const column = sql.ref(step.column);
  if (step.by === 1) {
    await sql`
      insert into reporting.monthly as m (month, office_id, service_code, ${column}, hours)
      values (${month}, ${tenantId}, ${serviceCode}, 1, array_remove(array[${hours}::smallint], null))
      on conflict (month, office_id, service_code) do update
      set ${column} = m.${column} + 1, hours = m.hours || excluded.hours`.execute(tx);
    return;
  }
  await sql`
    update reporting.monthly set ${column} = ${column} - 1,
      hours = case when ${hours}::smallint is null then hours
        else hours[:array_position(hours, ${hours}::smallint) - 1] || hours[array_position(hours, ${hours}::smallint) + 1:] end
    where month = ${month} and office_id = ${tenantId} and service_code = ${serviceCode}`.execute(tx);
  await sql`
    delete from reporting.monthly where month = ${month} and office_id = ${tenantId} and service_code = ${serviceCode}
      and filed + finished + rejected + cancelled + expired = 0`.execute(tx);
}

/** Adds one waiting case, or takes one away. */
export async function stepWaiting(tx: TenantTx, tenantId: string, step: WaitingStep): Promise<void> {
  const { serviceCode, filedOn } = step;
  if (step.by === 1) {
    await sql`
      insert into reporting.waiting as w (office_id, service_code, filed_on, cases) values (${tenantId}, ${serviceCode}, ${filedOn}, 1)
      on conflict (office_id, service_code, filed_on) do update set cases = w.cases + 1`.execute(tx);
    return;
  }
  const row = sql`office_id = ${tenantId} and service_code = ${serviceCode} and filed_on = ${filedOn}`;
  await sql`update reporting.waiting set cases = cases - 1 where ${row}`.execute(tx);
  await sql`delete from reporting.waiting where ${row} and cases = 0`.execute(tx);
}

/** The months of the office as its facts say. */
const EXPECTED_MONTHLY = sql`
  select p.month, p.tenant_id as office_id, p.service_code, count(*) filter (where p.event = 'filed')::int as filed,
    count(*) filter (where p.event = 'finished')::int as finished, count(*) filter (where p.event = 'rejected')::int as rejected,
    count(*) filter (where p.event = 'cancelled')::int as cancelled, count(*) filter (where p.event = 'expired')::int as expired,
    coalesce(array_agg(p.hours::smallint order by p.hours) filter (where p.hours is not null), '{}') as hours
  from (
    select tenant_id, date_trunc('month', filed_on)::date as month, service_code, 'filed' as event, null::int as hours from app.case_fact
    union all
    select tenant_id, date_trunc('month', ended_on)::date, service_code, outcome, hours from app.case_fact where ended_on is not null
  ) p group by 1, 2, 3`;

/** The office's waiting cases as its facts say. */
const EXPECTED_WAITING = sql`
  select tenant_id as office_id, service_code, filed_on, count(*)::int as cases from app.case_fact
  where outcome = 'waiting' group by 1, 2, 3`;

/** How many rows of the office's counts differ from what its facts say: 0 unless a counter is wrong. */
export async function countDrift(tx: TenantTx): Promise<number> {
  const { rows } = await sql<{ drift: string }>`
    select (select count(*) from (${EXPECTED_MONTHLY}) e
        full join (select m.*, array(select unnest(m.hours) order by 1) as sorted from reporting.monthly m) c
          using (month, office_id, service_code)
        where (e.filed, e.finished, e.rejected, e.cancelled, e.expired, e.hours)
          is distinct from (c.filed, c.finished, c.rejected, c.cancelled, c.expired, c.sorted))
      + (select count(*) from (${EXPECTED_WAITING}) e full join reporting.waiting c using (office_id, service_code, filed_on)
        where e.cases is distinct from c.cases) as drift`.execute(tx);
  return Number(rows[0]?.drift ?? 0);
}

/** Puts in the place of the office's counts what its facts say. */
export async function replaceCounts(tx: TenantTx, tenantId: string): Promise<void> {
  await sql`delete from reporting.monthly where office_id = ${tenantId}`.execute(tx);
  await sql`insert into reporting.monthly (month, office_id, service_code, filed, finished, rejected, cancelled, expired, hours)
    ${EXPECTED_MONTHLY}`.execute(tx);
  await sql`delete from reporting.waiting where office_id = ${tenantId}`.execute(tx);
  await sql`insert into reporting.waiting (office_id, service_code, filed_on, cases) ${EXPECTED_WAITING}`.execute(tx);
}
