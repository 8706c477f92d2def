import type { TenantTx } from "@gerai/database";

/** A received file as its row is written. */
export interface PaperFileRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly application_id: string | null;
  readonly holder_hash: Buffer | null;
  readonly requirement: string;
  readonly round: number;
  readonly position: number;
  readonly object_key: string;
  readonly sha256: Buffer;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly page_count: number;
  readonly state: "received";
  readonly created_at: Date;
}

const SHOWN = [
  "id",
  "requirement",
  "round",
  "position",
  "media_type",
  "size_bytes",
  "page_count",
  "created_at",
] as const;

/** Writes received files. */
export async function insertPaperFiles(tx: TenantTx, rows: readonly PaperFileRow[]): Promise<void> {
  await tx
    .insertInto("paper_file")
    .values([...rows])
    .execute();
}

/** The received files of a case, by requirement and position. */
export function listReceivedFiles(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("paper_file")
    .select(SHOWN)
    .where("application_id", "=", applicationId)
    .where("state", "=", "received")
    .orderBy("requirement")
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The received files of a holder that belong to no case yet. */
export function listHolderFiles(tx: TenantTx, holder: Buffer) {
  return tx
    .selectFrom("paper_file")
    .select([...SHOWN, "object_key"])
    .where("holder_hash", "=", holder)
    .where("application_id", "is", null)
    .where("state", "=", "received")
    .orderBy("id")
    .execute();
}

/** Everything needed to read a file of a case, removed ones excepted. */
export function findPaperFile(tx: TenantTx, id: string) {
  return tx
    .selectFrom("paper_file")
    .select(["id", "application_id", "requirement", "object_key", "sha256", "media_type", "page_count"])
    .where("id", "=", id)
    .where("application_id", "is not", null)
    .where("state", "<>", "removed")
    .executeTakeFirst();
}

/** Files of one requirement of a case, in order, with what is needed to read them. */
export function listRequirementFiles(tx: TenantTx, applicationId: string, requirement: string) {
  return tx
    .selectFrom("paper_file")
    .select(["id", "application_id", "requirement", "object_key", "sha256", "media_type", "page_count"])
    .where("application_id", "=", applicationId)
    .where("requirement", "=", requirement)
    .where("state", "=", "received")
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** Marks a received file of a case as removed, if it is of this requirement and at least of this round. */
export function markRemoved(
  tx: TenantTx,
  file: { applicationId: string; requirement: string; fileId: string; fromRound: number },
) {
  return tx
    .updateTable("paper_file")
    .set({ state: "removed" })
    .where("id", "=", file.fileId)
    .where("application_id", "=", file.applicationId)
    .where("requirement", "=", file.requirement)
    .where("round", ">=", file.fromRound)
    .where("state", "=", "received")
    .returning("object_key")
    .executeTakeFirst();
}

/** Takes files away from a case and leaves them with a holder, as if they had been sent without a case. */
export async function detachFiles(
  tx: TenantTx,
  applicationId: string,
  fileIds: readonly string[],
  holder: Buffer,
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx
    .updateTable("paper_file")
    .set({ application_id: null, holder_hash: holder })
    .where("application_id", "=", applicationId)
    .where("id", "in", [...fileIds])
    .execute();
}

/** Marks the files up to a round of some requirements as replaced by newer ones. */
export async function markReplaced(
  tx: TenantTx,
  applicationId: string,
  requirements: readonly string[],
  upToRound: number,
): Promise<void> {
  if (requirements.length === 0) return;
  await tx
    .updateTable("paper_file")
    .set({ state: "replaced" })
    .where("application_id", "=", applicationId)
    .where("requirement", "in", [...requirements])
    .where("round", "<=", upToRound)
    .where("state", "=", "received")
    .execute();
}

/** Marks every file of a case as removed; answers the keys of all its objects, also of those marked before. */
export async function markAllRemoved(tx: TenantTx, applicationId: string): Promise<string[]> {
  const rows = await tx
    .updateTable("paper_file")
    .set({ state: "removed" })
    .where("application_id", "=", applicationId)
    .returning("object_key")
    .execute();
  return rows.map((row) => row.object_key);
}

/** Marks uploads that no case took up in time as removed; answers the keys of their objects. */
export async function markStrayRemoved(tx: TenantTx, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const rows = await tx
    .updateTable("paper_file")
    .set({ state: "removed" })
    .where("id", "in", [...fileIds])
    .where("application_id", "is", null)
    .returning("object_key")
    .execute();
  return rows.map((row) => row.object_key);
}
