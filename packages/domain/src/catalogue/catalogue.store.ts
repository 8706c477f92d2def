import type { TenantTx } from "@gerai/database";

/** The newest version of each service in force on a day, offered or not. */
export function listOfficeServices(tx: TenantTx, today: string) {
  return tx
    .selectFrom("office_service")
    .distinctOn("code")
    .select(["code", "version", "template_code", "template_version", "override", "is_offered", "effective_from"])
    .where("effective_from", "<=", today)
    .orderBy("code")
    .orderBy("version", "desc")
    .execute();
}

/** Offered services, of the versions in force on a day, whose national template has a newer version in force by then. */
export function listOutdatedRows(tx: TenantTx, today: string) {
  return tx
    .with("current", (db) =>
      db
        .selectFrom("office_service")
        .distinctOn("code")
        .select(["code", "template_code", "template_version", "is_offered"])
        .where("effective_from", "<=", today)
        .orderBy("code")
        .orderBy("version", "desc"),
    )
    .selectFrom("current as c")
    .innerJoin("national_template as t", "t.code", "c.template_code")
    .select((on) => ["c.code", "c.template_version as version", on.fn.max("t.version").as("newest")])
    .where("c.is_offered", "=", true)
    .where("t.effective_from", "<=", today)
    .whereRef("t.version", ">", "c.template_version")
    .groupBy(["c.code", "c.template_version"])
    .orderBy("c.code")
    .execute();
}

/** The template behind one version of an office's service. */
export function findOfficeServiceVersion(tx: TenantTx, code: string, version: number) {
  return tx
    .selectFrom("office_service")
    .select(["code", "version", "template_code", "template_version", "override"])
    .where("code", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** A stored national template. */
export function findTemplate(tx: TenantTx, code: string, version: number) {
  return tx
    .selectFrom("national_template")
    .select("definition")
    .where("code", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** A version of a service of the office. */
export interface OfficeServiceRow {
  readonly code: string;
  readonly version: number;
  readonly template_code: string;
  readonly template_version: number;
  readonly override: unknown;
  readonly is_offered: boolean;
  /** `YYYY-MM-DD` */
  readonly effective_from: string;
}

/** Every version of these services, oldest first. */
export function listServiceVersions(tx: TenantTx, codes: readonly string[]): Promise<OfficeServiceRow[]> {
  return tx
    .selectFrom("office_service")
    .select(["code", "version", "template_code", "template_version", "override", "is_offered", "effective_from"])
    .where("code", "in", [...codes])
    .orderBy("code")
    .orderBy("version")
    .execute();
}

/** Adds versions of services; one that exists stays as it is, because cases run on it. */
export async function insertOfficeServices(
  tx: TenantTx,
  rows: readonly (OfficeServiceRow & { readonly tenant_id: string; readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("office_service")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["tenant_id", "code", "version"]).doNothing())
    .execute();
}
