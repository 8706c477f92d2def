import { sql } from "kysely";
import type { ReportDatabase } from "./ports.ts";
import type { MonthlyRow, WaitingRow } from "./published-counts.ts";

/** An office that is counted. */
export interface OfficeRow {
  readonly id: string;
  readonly regionCode: string;
  readonly name: string;
  readonly provinceName: string;
  readonly rebuiltAt: Date | null;
}

/** Every counted office, by its region. */
export async function listCountedOffices({ global }: ReportDatabase): Promise<OfficeRow[]> {
  const { rows } = await sql<OfficeRow>`
    select office_id as id, region_code as "regionCode", name, province_name as "provinceName", rebuilt_at as "rebuiltAt"
    from reporting.office order by region_code, name`.execute(global);
  return rows;
}

/** What was filed and finished in whole years, `2026`. */
export async function listMonthly({ global }: ReportDatabase, fromYear: string, toYear: string): Promise<MonthlyRow[]> {
  const { rows } = await sql<MonthlyRow>`
    select month, office_id as "officeId", service_code as "serviceCode", filed, finished from reporting.monthly
    where month between ${`${fromYear}-01-01`} and ${`${toYear}-12-31`} and filed + finished > 0`.execute(global);
  return rows;
}

/** What waits at an instant, by office, service and age; ages are days of the office's own calendar. */
export async function listWaiting({ global }: ReportDatabase, now: Date): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select a.office_id as "officeId", a.service_code as "serviceCode", a.band, sum(a.cases)::int as cases
    from (select w.office_id, w.service_code, w.cases,
        width_bucket((${now}::timestamptz at time zone o.time_zone)::date - w.filed_on, array[8, 15, 31]) as band
      from reporting.waiting w join reporting.office o using (office_id)) a
    group by 1, 2, 3`.execute(global);
  return rows;
}

/** The median hours of one group of finished cases; exactly one of the names is set, or none for all. */
export interface MedianRow {
  readonly officeId: string | null;
  readonly province: string | null;
  readonly serviceCode: string | null;
  readonly month: string | null;
  readonly hours: number;
}

/** Medians by office, province, service and month, and of all, over the months of a period (first days). */
export async function listMedians(
  { global }: ReportDatabase,
  period: { readonly from: string; readonly to: string },
  service: string | undefined,
): Promise<MedianRow[]> {
  const { rows } = await sql<MedianRow>`
    select f.office_id as "officeId", f.province, f.service_code as "serviceCode", f.month,
      percentile_disc(0.5) within group (order by f.hour)::int as hours
    from (select m.office_id, left(o.region_code, 2) as province, m.service_code, m.month, unnest(m.hours) as hour
      from reporting.monthly m join reporting.office o using (office_id)
      where m.month between ${period.from} and ${period.to} and (${service ?? null}::text is null or m.service_code = ${service ?? null})) f
    group by grouping sets ((), (f.office_id), (f.province), (f.service_code), (f.month))`.execute(global);
  return rows;
}

/** A closure with the office that has it. */
export interface ClosureRow {
  readonly office: string;
  readonly name: string;
  readonly effects: readonly string[];
  readonly services: readonly string[];
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly reviewOn: string | null;
}

/** Closures that are in force on the offices' own days of an instant, the newest first. */
export async function listClosuresInForce({ global }: ReportDatabase, now: Date): Promise<ClosureRow[]> {
  const { rows } = await sql<ClosureRow>`
    select o.name as office, c.name, to_jsonb(c.effects) as effects, to_jsonb(c.services) as services,
      c.from_on as "fromOn", c.until_on as "untilOn", c.review_on as "reviewOn"
    from reporting.closure c join reporting.office o using (office_id)
    cross join lateral (select (${now}::timestamptz at time zone o.time_zone)::date as today) t
    where c.from_on <= t.today and (c.until_on is null or c.until_on >= t.today)
    order by c.from_on desc, o.name, c.name limit 500`.execute(global);
  return rows;
}
