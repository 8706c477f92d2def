import type { TenantTx } from "@gerai/database";

/** The newest version of each service in force on a day, offered or not. */
export function listOfficeServices(tx: TenantTx, today: string) {
  return tx
    .selectFrom("office_service")
    .distinctOn("code")
    .select(["code", "version", "template_code", "template_version", "is_offered"])
    .where("effective_from", "<=", today)
    .orderBy("code")
    .orderBy("version", "desc")
    .execute();
}

/** The template behind one version of an office's service. */
export function findOfficeServiceVersion(tx: TenantTx, code: string, version: number) {
  return tx
    .selectFrom("office_service")
    .select(["code", "version", "template_code", "template_version"])
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

/** Adds versions of services; one that exists stays as it is, because cases run on it. */
export async function insertOfficeServices(
  tx: TenantTx,
  rows: readonly {
    tenant_id: string;
    id: string;
    code: string;
    version: number;
    template_code: string;
    template_version: number;
    is_offered: boolean;
    effective_from: string;
  }[],
): Promise<void> {
  await tx
    .insertInto("office_service")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["tenant_id", "code", "version"]).doNothing())
    .execute();
}
