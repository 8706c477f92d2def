import type { TenantTx } from "@gerai/database";

/** The office's wrapped keys, oldest version first. */
export function listOfficeKeys(tx: TenantTx) {
  return tx.selectFrom("office_key").select(["purpose", "version", "wrapped"]).orderBy("version").execute();
}

/** Adds wrapped keys; a purpose and version that exist stay as they are. */
export async function insertOfficeKeys(
  tx: TenantTx,
  rows: readonly { tenant_id: string; purpose: string; version: number; wrapped: Buffer; created_at: Date }[],
): Promise<void> {
  await tx
    .insertInto("office_key")
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
