import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** A file on its way in pieces, as its row is written. */
export interface ResumableRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly holder_hash: Buffer;
  readonly declared_type: string;
  readonly size_bytes: number;
  readonly sha256: Buffer | null;
  readonly received_bytes: number;
  readonly state: "receiving";
  readonly created_at: Date;
  readonly expires_at: Date;
}

const SHOWN = [
  "id",
  "declared_type",
  "size_bytes",
  "sha256",
  "received_bytes",
  "state",
  "refusal",
  "expires_at",
] as const;

/** Writes a new one. */
export async function insertResumable(tx: TenantTx, row: ResumableRow): Promise<void> {
  await tx.insertInto("resumable_upload").values(row).execute();
}

/** What a holder has on its way, or one of it. Others' and expired ones are not there. */
export function selectResumables(tx: TenantTx, holder: Buffer, now: Date) {
  return tx
    .selectFrom("resumable_upload")
    .select(SHOWN)
    .where("holder_hash", "=", holder)
    .where("expires_at", ">", now)
    .orderBy("id");
}

/** A row of `selectResumables`. */
export type Resumable = Awaited<ReturnType<ReturnType<typeof selectResumables>["execute"]>>[number];

/** Keeps a holder's other beginnings waiting until this transaction ends, so that what is counted is what is there. */
export async function lockHolder(tx: TenantTx, holder: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`resumable ${holder.toString("hex")}`}, 0))`.execute(tx);
}

/** Moves the end of what was received from `offset` on; false when somebody else was there first. */
export async function moveReceived(tx: TenantTx, id: string, offset: number, bytes: number): Promise<boolean> {
  const moved = await tx
    .updateTable("resumable_upload")
    .set({ received_bytes: offset + bytes })
    .where("id", "=", id)
    .where("state", "=", "receiving")
    .where("received_bytes", "=", offset)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}

/** Writes a piece. */
export async function insertChunk(
  tx: TenantTx,
  row: { tenant_id: string; upload_id: string; starts_at: number; size_bytes: number; object_key: string },
): Promise<void> {
  await tx.insertInto("upload_chunk").values(row).execute();
}

/** The objects of a file's pieces, in order. */
export async function listChunkKeys(tx: TenantTx, uploadId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("upload_chunk")
    .select("object_key")
    .where("upload_id", "=", uploadId)
    .orderBy("starts_at")
    .execute();
  return rows.map((row) => row.object_key);
}

/** Forgets the pieces of a file; answers the keys of their objects. */
export async function deleteChunks(tx: TenantTx, uploadId: string): Promise<string[]> {
  const rows = await tx.deleteFrom("upload_chunk").where("upload_id", "=", uploadId).returning("object_key").execute();
  return rows.map((row) => row.object_key);
}

/** Ends a file's coming: it stands as a paper, or was refused. */
export async function settleResumable(tx: TenantTx, id: string, refusal: string | null): Promise<void> {
  await tx
    .updateTable("resumable_upload")
    .set({ state: refusal === null ? "finished" : "refused", refusal })
    .where("id", "=", id)
    .where("state", "=", "receiving")
    .execute();
}

/** Forgets the file itself; its pieces must have gone before. */
export async function deleteResumable(tx: TenantTx, id: string): Promise<void> {
  await tx.deleteFrom("resumable_upload").where("id", "=", id).execute();
}

/** Whose paper a file became, whatever has become of that since. */
export function findPaperOfUpload(tx: TenantTx, id: string) {
  return tx
    .selectFrom("paper_file")
    .select(["application_id", "holder_hash", "requirement", "media_type", "size_bytes", "page_count", "created_at"])
    .where("id", "=", id)
    .executeTakeFirst();
}
