import {
  type BadRow,
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportFault,
  type ImportView,
  MOST_IMPORT_ROWS,
} from "@gerai/contracts/broadcasts";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { actorId, type Context, command, query, type ReadScope } from "../kernel/index.ts";
import { fileRefused, importChanged } from "./broadcasts.problems.ts";
import { openEmail, openName, phoneIndex } from "./contact.ts";
import { type ContactRow, listLiveRows } from "./contacts.store.ts";
import { findImport, type ImportRow, insertImport, lockImport, updateImport } from "./import.store.ts";
import { readHeader } from "./import-header.ts";
import { faultOf, type RawRow } from "./import-row.ts";
import { type Judgement, judgeRows, type KnownHead } from "./judge-rows.ts";
import { officeArea, placeKey } from "./place.ts";

const MOST_FAULTS = 1_000;

/** A sheet as a reader of files hands it over: the rows that hold something, the first is the header. */
const Sheet = z.object({
  format: z.enum(["csv", "xlsx"]),
  rows: z.array(z.object({ row: z.int().min(1), cells: z.array(z.string()), formulas: z.array(z.int().min(0)) })),
});

/** What lies sealed while an import is open. */
export interface KeptImport {
  readonly rows: readonly RawRow[];
  readonly faults: readonly ImportFault[];
}

function takeRows(sheet: z.output<typeof Sheet>, isCorrection: boolean): RawRow[] {
  const [header, ...rows] = sheet.rows;
  if (!header || rows.length === 0) throw fileRefused("empty");
  if (rows.length > MOST_IMPORT_ROWS) throw fileRefused("too-many-rows");
  const columns = readHeader(header.cells, isCorrection);
  const width = header.cells.length;
  return rows.map(({ row, cells, formulas }) => ({
    row,
    cells: IMPORT_COLUMNS.map((column) => {
      const index = columns.get(column);
      // Spreadsheets keep a text that looks like a formula behind an apostrophe.
      return index === undefined ? "" : (cells[index] ?? "").replace(/^'(?=[=+@-])/, "");
    }),
    formulas: [...columns].flatMap(([column, index]): ImportColumn[] => (formulas.includes(index) ? [column] : [])),
    hasMore: cells.slice(width).some((cell) => cell.trim() !== ""),
  }));
}

function knownHead(ctx: Context, row: ContactRow): KnownHead {
  return {
    id: row.id,
    placeKey: placeKey({ region: row.region_code, rw: row.rw, rt: row.rt }),
    phoneKey: row.phone_index.toString("base64"),
    from: row.from_day,
    until: row.until_day,
    person: () => ({ name: openName(ctx, row), email: openEmail(ctx, row) }),
  };
}

/** Judges rows beside the heads who are in the tree now. */
export async function judgeNow(scope: ReadScope, rows: readonly RawRow[]): Promise<Judgement> {
  const { tx, ctx } = scope;
  const area = await officeArea(scope);
  const known = (await listLiveRows(tx, ctx.today())).map((row) => knownHead(ctx, row));
  const phoneKey = (phone: string) => phoneIndex(ctx, phone).toString("base64");
  return judgeRows(rows, { area, today: ctx.today(), known, phoneKey });
}

/** Numbers of rows by what becomes of them. */
export function countsOf({ effects, faults }: Judgement) {
  const of = (kind: string) => effects.filter((effect) => effect.kind === kind).length;
  return {
    add_count: of("add"),
    change_count: of("change"),
    same_count: of("same"),
    bad_count: new Set(faults.map(({ row }) => row)).size,
  };
}

/** Rows and faults, sealed for the import. */
export function sealRows(ctx: Context, id: string, kept: KeptImport): Buffer {
  return ctx.keys.sealJson("contact_import", "rows", id, kept);
}

/** Rows and faults of an import; none once it was written or thrown away. */
export function openRows(ctx: Context, row: Pick<ImportRow, "id" | "rows_sealed">): KeptImport {
  if (!row.rows_sealed) return { rows: [], faults: [] };
  return ctx.keys.openJson<KeptImport>("contact_import", "rows", row.id, row.rows_sealed);
}

/** An import as its author sees it. */
export function viewImport(row: ImportRow, faults: readonly ImportFault[]): ImportView {
  return {
    id: row.id,
    state: row.state as ImportView["state"],
    revision: row.revision,
    format: row.format as ImportView["format"],
    createdAt: row.created_at.toISOString(),
    good: { add: row.add_count, change: row.change_count, same: row.same_count },
    bad: row.bad_count,
    faults: faults.slice(0, MOST_FAULTS),
    written: row.written as ImportView["written"],
  };
}

/** Takes a file of contacts in as a draft: every row is judged, nothing is written to the tree. */
export const startImport = command({
  action: "contact-import.start",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: Sheet,
  async run(scope, sheet) {
    const { tx, ctx } = scope;
    const rows = takeRows(sheet, false);
    const judgement = await judgeNow(scope, rows);
    const id = newId(ctx.now());
    const counts = countsOf(judgement);
    const { faults } = judgement;
    const draft = { ...{ tenant_id: ctx.tenantId, id, format: sheet.format, state: "open" as const, revision: 1 } };
    const times = { created_at: ctx.now(), changed_at: ctx.now() };
    const created_by = actorId(ctx.principal);
    if (created_by === null) throw notFound();
    const rows_sealed = sealRows(ctx, id, { rows, faults });
    await insertImport(tx, { ...draft, ...counts, ...times, created_by, rows_sealed, written: null });
    const row = { ...draft, ...counts, ...times, rows_sealed, written: null };
    return { subjectId: id, result: viewImport(row, faults), details: counts };
  },
});

const numberOf = (raw: RawRow) => Number(raw.cells[IMPORT_COLUMNS.indexOf("row")]?.trim());

/**
 * Takes mended rows in: each stands for the bad row whose number its column `baris` names; bad rows that are not among
 * them stay as they are. 409 `broadcasts.import-changed` when the import is no longer open.
 */
export const correctImport = command({
  action: "contact-import.correct",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: Sheet.extend({ importId: z.uuid() }),
  async run(scope, { importId, ...sheet }) {
    const { tx, ctx } = scope;
    const row = await lockImport(tx, importId);
    if (!row) throw notFound();
    if (row.state !== "open") throw importChanged();
    const kept = openRows(ctx, row);
    const bad = new Set(kept.faults.map((fault) => fault.row));
    const mended = takeRows(sheet, true);
    const byRow = new Map(mended.filter((raw) => bad.has(numberOf(raw))).map((raw) => [numberOf(raw), raw]));
    const strangers = mended.filter((raw) => byRow.get(numberOf(raw)) !== raw);
    const rows = kept.rows.map((raw) => {
      const now = byRow.get(raw.row);
      return now ? { ...now, row: raw.row } : raw;
    });
    const judgement = await judgeNow(scope, rows);
    const counts = countsOf(judgement);
    const revision = row.revision + 1;
    const { faults } = judgement;
    const rows_sealed = sealRows(ctx, importId, { rows, faults });
    await updateImport(tx, importId, { ...counts, rows_sealed, revision, changed_at: ctx.now() });
    const unknown = strangers.map((raw) => faultOf(raw, "row", "row-number-unknown"));
    const result = viewImport({ ...row, ...counts, revision }, [...unknown, ...faults]);
    return { subjectId: importId, result, details: { ...counts, mended: byRow.size, strangers: strangers.length } };
  },
});

const OfImport = z.object({ importId: z.uuid() });

/** An import and its faults. */
export const getImport = query({
  action: "contact-import.read",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: OfImport,
  async run({ tx, ctx }, { importId }): Promise<ImportView> {
    const row = await findImport(tx, importId);
    if (!row) throw notFound();
    return viewImport(row, openRows(ctx, row).faults);
  },
});

/** All bad rows as they came, for the file that is mended; the reading is in the trail. */
export const listBadRows = query({
  action: "contact-import.read-bad-rows",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: OfImport,
  audited: ({ importId }) => importId,
  async run({ tx, ctx }, { importId }): Promise<BadRow[]> {
    const row = await findImport(tx, importId);
    if (!row) throw notFound();
    const { rows, faults } = openRows(ctx, row);
    const byRow = Map.groupBy(faults, (fault) => fault.row);
    return rows.flatMap((raw) => {
      const wrong = byRow.get(raw.row);
      return wrong ? [{ row: raw.row, cells: [...raw.cells], faults: wrong }] : [];
    });
  },
});
