import type { TenantTx } from "@gerai/database";

/** The national calendar, by day. */
export function listNationalHolidayRows(tx: TenantTx) {
  return tx
    .selectFrom("national_holiday")
    .select(["kind", "day", "last_day", "name_id", "name_en"])
    .orderBy("day")
    .orderBy("kind")
    .execute();
}
