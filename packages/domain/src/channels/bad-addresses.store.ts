import type { TenantTx } from "@gerai/database";

/** Writes an address down as bad; one that is already keeps its day. */
export async function insertBadAddress(
  tx: TenantTx,
  row: { readonly tenant_id: string; readonly address_index: Buffer; readonly status: string; readonly since: Date },
): Promise<void> {
  await tx
    .insertInto("bad_address")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "address_index"]).doNothing())
    .execute();
}

/** Whether this address was bad after an instant. */
export async function findBadAddress(tx: TenantTx, index: Buffer, after: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("bad_address")
    .select("since")
    .where("address_index", "=", index)
    .where("since", ">", after)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what became bad before an instant. */
export async function deleteBadAddresses(tx: TenantTx, before: Date): Promise<void> {
  await tx.deleteFrom("bad_address").where("since", "<=", before).execute();
}
