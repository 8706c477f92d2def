import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** A row of issued_document to be written. */
export interface NewDocumentRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly application_id: string;
  readonly output_id: string;
  readonly source: "siak" | "demo";
  readonly object_key: string;
  readonly sha256: Buffer;
  readonly size_bytes: number;
  readonly details_sealed: Buffer;
  readonly signature_state: "valid";
  readonly verification_index: Buffer;
  readonly state: "issued";
  readonly created_at: Date;
  readonly issued_at: Date;
}

/** A stored document with the output and the case it belongs to. */
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** Keeps an issued PDF's facts; a second live one of the same output violates `issued_document_live`. */
export async function insertDocument(tx: TenantTx, row: NewDocumentRow): Promise<void> {
  await tx.insertInto("issued_document").values(row).execute();
}

function documents(tx: TenantTx) {
  return tx
    .selectFrom("issued_document")
    .select([
      "id",
      "application_id",
      "output_id",
      "source",
      "object_key",
      "sha256",
      "size_bytes",
      "details_sealed",
      "signature_state",
      "state",
      "issued_at",
      "revoked_at",
    ]);
}

/** A document by id, once it was issued (revoked ones too). */
export function findDocument(tx: TenantTx, id: string) {
  return documents(tx).where("id", "=", id).where("state", "in", ["issued", "revoked"]).executeTakeFirst();
}

/** A document by the blind index of its verification code. */
export function findDocumentByCode(tx: TenantTx, verificationIndex: Buffer) {
  return documents(tx)
    .where("verification_index", "=", verificationIndex)
    .where("state", "in", ["issued", "revoked"])
    .executeTakeFirst();
}

/** The live document of an output. */
export function findDocumentOfOutput(tx: TenantTx, outputId: string) {
  return documents(tx).where("output_id", "=", outputId).where("state", "=", "issued").executeTakeFirst();
}

/** Issued and revoked documents of a case. */
export function listDocuments(tx: TenantTx, applicationId: string) {
  return documents(tx)
    .where("application_id", "=", applicationId)
    .where("state", "in", ["issued", "revoked"])
    .orderBy("issued_at")
    .execute();
}

/** Marks the live document of an output as revoked. */
export async function updateDocumentRevoked(tx: TenantTx, outputId: string, at: Date): Promise<void> {
  await tx
    .updateTable("issued_document")
    .set({ state: "revoked", revoked_at: at })
    .where("output_id", "=", outputId)
    .where("state", "=", "issued")
    .execute();
}

/** Sets the PIN of a document; an older one is void from now on. */
export async function upsertPin(
  tx: TenantTx,
  row: {
    tenant_id: string;
    document_id: string;
    pin_index: Buffer;
    tries_left: number;
    created_at: Date;
    expires_at: Date;
  },
): Promise<void> {
  const { pin_index, tries_left, created_at, expires_at } = row;
  await tx
    .insertInto("document_pin")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "document_id"]).doUpdateSet({ pin_index, tries_left, created_at, expires_at }),
    )
    .execute();
}

/** The PINs of some documents, without their digits. */
export async function listPins(tx: TenantTx, documentIds: readonly string[]) {
  if (documentIds.length === 0) return [];
  return await tx
    .selectFrom("document_pin")
    .select(["document_id", "tries_left", "expires_at"])
    .where("document_id", "in", [...documentIds])
    .execute();
}

/** Takes one try of a living PIN and answers what it must be; undefined when none is left. Guesses of one document take turns. */
export function takePinTry(tx: TenantTx, documentId: string, now: Date) {
  return tx
    .updateTable("document_pin")
    .set({ tries_left: sql<number>`tries_left - 1` })
    .where("document_id", "=", documentId)
    .where("tries_left", ">", 0)
    .where("expires_at", ">", now)
    .returning(["pin_index", "tries_left"])
    .executeTakeFirst();
}

/** Gives back the try that was right. */
export async function returnPinTry(tx: TenantTx, documentId: string): Promise<void> {
  await tx
    .updateTable("document_pin")
    .set({ tries_left: sql<number>`tries_left + 1` })
    .where("document_id", "=", documentId)
    .execute();
}
