import type { FilingState } from "@gerai/contracts/channels";
import type { TemplateLocale } from "@gerai/contracts/notifications";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** A template at a WhatsApp account as stored. */
export interface FilingRow {
  readonly account_id: string;
  readonly name: string;
  readonly language: TemplateLocale;
  readonly state: FilingState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly try_at: Date | null;
}

const COLUMNS = ["account_id", "name", "language", "state", "reason", "attempts", "try_at"] as const;

/** Every filing of the office, or those of one template. */
export async function listFilings(tx: TenantTx, name?: string, language?: TemplateLocale): Promise<FilingRow[]> {
  const rows = await tx
    .selectFrom("template_filing")
    .select(COLUMNS)
    .$if(name !== undefined, (of) => of.where("name", "=", name ?? ""))
    .$if(language !== undefined, (of) => of.where("language", "=", language ?? ""))
    .execute();
  return rows as FilingRow[];
}

/** Accounts of the office with something to file or to ask now. */
export async function listDueAccounts(tx: TenantTx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom("template_filing")
    .select("account_id")
    .distinct()
    .where("try_at", "<=", now)
    .execute();
  return rows.map((row) => row.account_id);
}

/** Takes the filings of an account that are due until `until`; whoever asks meanwhile finds nothing. */
export async function leaseDue(tx: TenantTx, accountId: string, now: Date, until: Date): Promise<FilingRow[]> {
  const rows = await tx
    .updateTable("template_filing")
    .set({ try_at: until })
    .where("account_id", "=", accountId)
    .where("try_at", "<=", now)
    .returning(COLUMNS)
    .execute();
  return rows as FilingRow[];
}

/** Writes filings that are not there yet, to be filed at once; answers how many were new. */
export async function insertFilings(
  tx: TenantTx,
  rows: readonly (Pick<FilingRow, "account_id" | "name" | "language"> & { readonly tenant_id: string })[],
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await tx
    .insertInto("template_filing")
    .values(rows.map((row) => ({ ...row, state: "waiting", try_at: now, changed_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0n);
}

/** Changes one filing; a state that stays keeps the time since which it is so. */
export async function updateFiling(
  tx: TenantTx,
  row: Pick<FilingRow, "account_id" | "name" | "language">,
  change: Pick<FilingRow, "state" | "reason" | "attempts" | "try_at">,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("template_filing")
    .set({ ...change, changed_at: sql<Date>`case when state = ${change.state} then changed_at else ${now} end` })
    .where("account_id", "=", row.account_id)
    .where("name", "=", row.name)
    .where("language", "=", row.language)
    .execute();
}

/** Puts down what the reviewers said of a template that was never filed by us, or of one that was. */
export async function putFiling(
  tx: TenantTx,
  row: Pick<FilingRow, "account_id" | "name" | "language" | "state" | "try_at"> & { readonly tenant_id: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("template_filing")
    .values({ ...row, changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "account_id", "name", "language"]).doUpdateSet({
        state: row.state,
        reason: null,
        attempts: 0,
        try_at: row.try_at,
        changed_at: now,
      }),
    )
    .execute();
}
