import { z } from "zod";

/** Largest file that is read, in bytes, and most rows of heads in it. */
export const MOST_IMPORT_BYTES = 2_000_000;
export const MOST_IMPORT_ROWS = 20_000;

/** The columns of the file, in the order of the template; `row` stands only in the file of bad rows. */
export const IMPORT_COLUMNS = [
  "row",
  "level",
  "district",
  "village",
  "regionCode",
  "rw",
  "rt",
  "name",
  "phone",
  "email",
  "from",
  "until",
] as const;

/** One column. */
export const ImportColumn = z.enum(IMPORT_COLUMNS);
export type ImportColumn = z.infer<typeof ImportColumn>;

/** What can be wrong with a row; the words and what to do about it are the catalogue's (`broadcasts.fault.<code>`). */
export const ImportFaultCode = z.enum([
  "level-missing",
  "level-unknown",
  "level-not-of-place",
  "district-missing",
  "district-unknown",
  "village-missing",
  "village-unknown",
  "village-of-other-district",
  "village-not-for-level",
  "code-unknown",
  "code-of-other-place",
  "place-outside",
  "rw-missing",
  "rt-missing",
  "number-unreadable",
  "number-not-for-level",
  "name-missing",
  "name-unreadable",
  "phone-missing",
  "phone-landline",
  "phone-foreign",
  "phone-unreadable",
  "phone-twice",
  "phone-of-other-place",
  "email-unreadable",
  "date-unreadable",
  "term-reversed",
  "term-over",
  "second-head",
  "row-twice",
  "row-number-unknown",
  "too-many-cells",
  "too-long",
  "nik",
  "formula",
  "injection",
  "control-characters",
  "not-utf8",
]);
export type ImportFaultCode = z.infer<typeof ImportFaultCode>;

/** One fault: where it stands in the file (row 1 is the header), and the value, masked where it is of a person. */
export const ImportFault = z.object({
  row: z.int().min(1),
  column: ImportColumn.nullable(),
  code: ImportFaultCode,
  value: z.string().nullable(),
  /** The other row of the file, for what stands twice. */
  otherRow: z.int().nullable(),
});
export type ImportFault = z.infer<typeof ImportFault>;

/**
 * What keeps the whole file from being read; the answer is 422 with `broadcasts.file-<code>` and, where it is about a
 * column, `column` in its details.
 */
export const ImportFileFault = z.enum([
  "too-large",
  "too-many-rows",
  "empty",
  "unreadable",
  "header-missing",
  "header-twice",
]);
export type ImportFileFault = z.infer<typeof ImportFileFault>;

/** `open` waits for corrections or for being written; drafts that nobody writes are deleted after 14 days. */
export const ImportState = z.enum(["open", "written", "discarded"]);
export type ImportState = z.infer<typeof ImportState>;

/**
 * `POST /admin/broadcasts/imports` (the file is the body, `text/csv` or the XLSX media type; nothing is written yet),
 * `POST /admin/broadcasts/imports/:id/corrections` (the file of bad rows, mended: rows are known by its column `baris`),
 * `GET /admin/broadcasts/imports/:id`.
 */
export const ImportView = z.object({
  id: z.uuid(),
  state: ImportState,
  revision: z.int(),
  format: z.enum(["csv", "xlsx"]),
  createdAt: z.iso.datetime(),
  /** Rows that can be written, by what writing them will do; all 0 once nothing is left. */
  good: z.object({ add: z.int(), change: z.int(), same: z.int() }),
  /** Number of rows with at least one fault. */
  bad: z.int(),
  /** By row, the first 1,000; the file of bad rows has them all. */
  faults: z.array(ImportFault),
  /** What was written, once it was. */
  written: z.object({ added: z.int(), changed: z.int(), same: z.int() }).nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

/**
 * `POST /admin/broadcasts/imports/:id/write`: writes the good rows; bad rows stay behind. `/discard`: throws it away.
 * 409 `broadcasts.import-changed`.
 */
export const WriteImportInput = z.object({ revision: z.int().positive() });

/** A bad row as it came, for the file that is mended and sent again; its cells stand in the order of `IMPORT_COLUMNS`. */
export const BadRow = z.object({ row: z.int(), cells: z.array(z.string()), faults: z.array(ImportFault) });
export type BadRow = z.infer<typeof BadRow>;
