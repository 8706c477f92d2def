import type { TenantTx } from "@gerai/database";

/** The office's wrapped keys, oldest version first. */
export function listOfficeKeys(tx: TenantTx) {
  return tx.selectFrom("office_key").select(["purpose", "version", "wrapped"]).orderBy("version").execute();
}
