import type { TenantTx } from "@gerai/database";

/** Writes who opted out; who has already keeps the day. */
export async function insertOptOuts(
  tx: TenantTx,
  tenantId: string,
  indexes: readonly Buffer[],
  since: Date,
): Promise<void> {
  if (indexes.length === 0) return;
  await tx
    .insertInto("channel_opt_out")
    .values(indexes.map((person_index) => ({ tenant_id: tenantId, person_index, since })))
    .onConflict((conflict) => conflict.columns(["tenant_id", "person_index"]).doNothing())
    .execute();
}

/** Takes opt-outs back. */
export async function deleteOptOuts(tx: TenantTx, indexes: readonly Buffer[]): Promise<void> {
  if (indexes.length === 0) return;
  await tx
    .deleteFrom("channel_opt_out")
    .where("person_index", "in", [...indexes])
    .execute();
}

/** Those of the persons who opted out. */
export async function listOptOuts(tx: TenantTx, indexes: readonly Buffer[]): Promise<Buffer[]> {
  if (indexes.length === 0) return [];
  const rows = await tx
    .selectFrom("channel_opt_out")
    .select("person_index")
    .where("person_index", "in", [...indexes])
    .execute();
  return rows.map(({ person_index }) => person_index);
}
