import type { ImportState, ImportView } from "@gerai/contracts/broadcasts";
import type { Json, TenantTx } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = [
  "id",
  "state",
  "format",
  "revision",
  "rows_sealed",
  "add_count",
  "change_count",
  "same_count",
  "bad_count",
  "written",
  "created_at",
] as const;

/** An import as stored. */
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** One import. */
export function findImport(tx: TenantTx, id: string) {
  return tx.selectFrom("contact_import").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** One import, held until the transaction ends. */
export function lockImport(tx: TenantTx, id: string) {
  return tx.selectFrom("contact_import").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** What is written of an import. */
export interface ImportValues {
  readonly state: ImportState;
  readonly revision: number;
  readonly rows_sealed: Buffer | null;
  readonly add_count: number;
  readonly change_count: number;
  readonly same_count: number;
  readonly bad_count: number;
  readonly written: ImportView["written"];
  readonly changed_at: Date;
}

/** The driver would make a JSON text of a text; as an object it arrives as one. */
const jsonOf = (written: ImportView["written"]) =>
  written === null ? null : sql<Json>`${JSON.stringify(written)}::text::jsonb`;

/** Writes a new import. */
export async function insertImport(
  tx: TenantTx,
  row: ImportValues & {
    readonly tenant_id: string;
    readonly id: string;
    readonly format: "csv" | "xlsx";
    readonly created_by: string;
    readonly created_at: Date;
  },
): Promise<void> {
  await tx
    .insertInto("contact_import")
    .values({ ...row, written: jsonOf(row.written) })
    .execute();
}

/** Changes an import; call it on a locked row. */
export async function updateImport(tx: TenantTx, id: string, change: Partial<ImportValues>): Promise<void> {
  const { written, ...others } = change;
  const set = written === undefined ? others : { ...others, written: jsonOf(written) };
  await tx.updateTable("contact_import").set(set).where("id", "=", id).execute();
}

/** Throws away drafts from before an instant; answers how many. */
export async function discardOldImports(tx: TenantTx, before: Date, now: Date): Promise<number> {
  const gone = await tx
    .updateTable("contact_import")
    .set({ state: "discarded", rows_sealed: null, changed_at: now })
    .where("state", "=", "open")
    .where("created_at", "<", before)
    .executeTakeFirst();
  return Number(gone.numUpdatedRows);
}
