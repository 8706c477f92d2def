import type { TenantTx } from "@gerai/database";

/** What a link opens. */
export type LinkKind = "completion" | "document" | "upload";

/** A link as it is kept: only the hash of its token. */
export interface LinkRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly kind: LinkKind;
  readonly application_id: string;
  readonly subject_id: string;
  readonly token_hash: Buffer;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly voided_at: null;
}

/** Writes a link. */
export async function insertLink(tx: TenantTx, row: LinkRow): Promise<void> {
  await tx.insertInto("link").values(row).execute();
}

/** Voids the living links to a subject (a completion request, an issued document), those of one kind or all. */
export async function voidLinksTo(tx: TenantTx, subjectId: string, at: Date, kind?: LinkKind): Promise<void> {
  await tx
    .updateTable("link")
    .set({ voided_at: at })
    .where("subject_id", "=", subjectId)
    .where("voided_at", "is", null)
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? "upload"))
    .execute();
}

/** Voids a living link by the hash of its token and answers what it opened: of two who come at once one has it. */
export function spendLink(tx: TenantTx, kind: LinkKind, tokenHash: Buffer, now: Date) {
  return tx
    .updateTable("link")
    .set({ voided_at: now })
    .where("token_hash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("voided_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["application_id", "subject_id", "expires_at"])
    .executeTakeFirst();
}

/** A living link by the hash of its token. */
export function findLink(tx: TenantTx, kind: LinkKind, tokenHash: Buffer, now: Date) {
  return tx
    .selectFrom("link")
    .select(["id", "application_id", "subject_id", "expires_at"])
    .where("token_hash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("voided_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}
