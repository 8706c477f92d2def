import type { TenantTx } from "@gerai/database";

/** A report as it came. */
export interface NewReportRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly message_id: string;
  readonly body_index: Buffer;
  readonly body_sealed: Buffer;
  readonly received_at: Date;
}

/** Keeps a report unless it is there or the message has that many already; answers whether it was kept. */
export async function insertReport(tx: TenantTx, row: NewReportRow, most: number): Promise<boolean> {
  const known = await tx
    .selectFrom("mail_report")
    .select("id")
    .where("message_id", "=", row.message_id)
    .limit(most)
    .execute();
  if (known.length === most) return false;
  const kept = await tx
    .insertInto("mail_report")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "message_id", "body_index"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Reports that have had no effect yet, oldest first. */
export async function listOpenReportRows(tx: TenantTx, limit: number) {
  return await tx
    .selectFrom("mail_report")
    .select(["id", "message_id", "body_sealed"])
    .where("worked_at", "is", null)
    .orderBy("received_at")
    .limit(limit)
    .execute();
}

/** What a report came to. */
export interface ReportChange {
  readonly outcome: "failed" | "delayed" | "nothing";
  readonly status: string | null;
  readonly worked_at: Date;
}

/** Marks a report as worked on; false when it was already, or is being. */
export async function markReportWorked(tx: TenantTx, id: string, change: ReportChange): Promise<boolean> {
  const marked = await tx
    .updateTable("mail_report")
    .set(change)
    .where("id", "=", id)
    .where("worked_at", "is", null)
    .executeTakeFirst();
  return marked.numUpdatedRows > 0n;
}

/** Deletes what came before an instant. */
export async function deleteOldReports(tx: TenantTx, before: Date): Promise<void> {
  await tx.deleteFrom("mail_report").where("received_at", "<", before).execute();
}
