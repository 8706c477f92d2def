import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { Closure } from "./closure.ts";

/** The number of the office's configuration as it is now, which may be newer than the one the work began with. */
export async function findPublishedVersion(tx: TenantTx, tenantId: string): Promise<number> {
  const row = await tx.selectFrom("office").select("config_version").where("id", "=", tenantId).executeTakeFirst();
  return row?.config_version ?? 0;
}

/** Puts these in the place of the office's closures. */
export async function replaceClosures(tx: TenantTx, tenantId: string, closures: readonly Closure[]): Promise<void> {
  await sql`delete from reporting.closure where office_id = ${tenantId}`.execute(tx);
  if (closures.length === 0) return;
  const rows = JSON.stringify(closures);
  await sql`
    insert into reporting.closure (office_id, rule_key, name, effects, services, from_on, until_on, review_on)
    select ${tenantId}, c."ruleKey", c.name, c.effects, c.services, c."fromOn", c."untilOn", c."reviewOn"
    from jsonb_to_recordset(${rows}::text::jsonb) as c ("ruleKey" uuid, name text, effects text[], services text[],
      "fromOn" date, "untilOn" date, "reviewOn" date)`.execute(tx);
}
