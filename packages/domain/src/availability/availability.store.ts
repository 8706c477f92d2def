import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** The national calendar, by day. */
export function listNationalHolidayRows(tx: TenantTx) {
  return tx
    .selectFrom("national_holiday")
    .select(["kind", "day", "last_day", "name_id", "name_en"])
    .orderBy("day")
    .orderBy("kind")
    .execute();
}

/** Years from one on of which only days that no decree moves are entered: their decree is not known yet. */
export async function listProvisionalYears(tx: TenantTx, from: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select extract(year from day)::int as year from app.national_holiday where kind <> 'ramadan'
    group by 1 having extract(year from min(day)) >= ${from} and bool_and(source = 'fixed by law') order by 1`.execute(
    tx,
  );
  return rows.map(({ year }) => year);
}
