import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** When a case is read. */
export interface CaseReading {
  readonly day: string;
  readonly read_at: Date;
}

const readings = (tx: TenantTx) => tx.selectFrom("case_reading");

/** When a case is read; undefined for one that was read at once and counts towards no quota. */
export function findReading(tx: TenantTx, applicationId: string): Promise<CaseReading | undefined> {
  return readings(tx).select(["day", "read_at"]).where("application_id", "=", applicationId).executeTakeFirst();
}

/** When each of these cases is read, in one statement; those of which nothing was decided are left out. */
export function listReadings(tx: TenantTx, applicationIds: readonly string[]) {
  return readings(tx)
    .select(["application_id", "day", "read_at"])
    .where(sql<boolean>`application_id = any(${[...applicationIds]}::uuid[])`)
    .execute();
}

/** Who decides how many cases of a service a day takes waits here for whoever decides now. */
export async function lockReadings(tx: TenantTx, tenantId: string, service: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case-reading ${tenantId} ${service}`}, 0))`.execute(tx);
}

/** How many cases of a service are read on a day. */
export async function countReadings(tx: TenantTx, service: string, day: string): Promise<number> {
  const { count } = await readings(tx)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("service_code", "=", service)
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Writes when a case is read; a later day takes the place of the one before. */
export async function putReading(
  tx: TenantTx,
  row: CaseReading & { readonly tenant_id: string; readonly application_id: string; readonly service_code: string },
): Promise<void> {
  const { day, read_at } = row;
  await tx
    .insertInto("case_reading")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "application_id"]).doUpdateSet({ day, read_at }))
    .execute();
}

/** What decides when a case is read. */
export function findCaseToRead(tx: TenantTx, id: string) {
  return tx
    .selectFrom("application")
    .select(["id", "state", "version", "service_code", "purpose", "filed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
}
