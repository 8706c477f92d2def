import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = ["id", "title", "body", "revision"] as const;

/** An answer that is given often, as stored. */
export type CannedRow = Awaited<ReturnType<typeof listCannedRows>>[number];

/** All of them, by title. */
export async function listCannedRows(tx: TenantTx) {
  return await tx.selectFrom("canned_reply").select(COLUMNS).orderBy(sql`title collate "C"`).execute();
}

/** One, held until the transaction ends. */
export function lockCanned(tx: TenantTx, id: string) {
  return tx.selectFrom("canned_reply").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Writes a new one; false when the title is taken. */
export async function insertCanned(
  tx: TenantTx,
  row: CannedRow & { readonly tenant_id: string; readonly changed_at: Date },
): Promise<boolean> {
  const written = await tx
    .insertInto("canned_reply")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "title"]).doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether another one than `id` has this title. */
export async function isTitleTaken(tx: TenantTx, id: string, title: string): Promise<boolean> {
  const row = await tx
    .selectFrom("canned_reply")
    .select("id")
    .where("title", "=", title)
    .where("id", "<>", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes one; call it on a locked row. */
export async function updateCanned(
  tx: TenantTx,
  id: string,
  change: Omit<CannedRow, "id"> & { readonly changed_at: Date },
): Promise<void> {
  await tx.updateTable("canned_reply").set(change).where("id", "=", id).execute();
}

/** Takes one away. */
export async function deleteCanned(tx: TenantTx, id: string): Promise<void> {
  await tx.deleteFrom("canned_reply").where("id", "=", id).execute();
}

/** How many there are. */
export async function countCanned(tx: TenantTx): Promise<number> {
  const row = await tx.selectFrom("canned_reply").select(sql<number>`count(*)::int`.as("n")).executeTakeFirst();
  return row?.n ?? 0;
}
