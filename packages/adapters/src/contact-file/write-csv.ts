import { fill, messages } from "@gerai/language";

/** What is wrong with a row. */
interface Fault {
  readonly column: string | null;
  readonly code: string;
  readonly otherRow: number | null;
}

/** A bad row as it is written: its number, its cells in the order of the columns, and what is wrong. */
export interface BadRowFile {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly Fault[];
}

/** A byte order mark tells spreadsheets that it is UTF-8; semicolons are what they expect in Indonesian. */
const MARK = "\uFEFF";

/** A cell that no spreadsheet takes for a formula: an apostrophe stands before it, which reading takes away again. */
function quoted(text: string): string {
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const lineOf = (cells: readonly string[]) => `${cells.map(quoted).join(";")}\r\n`;

/** `nomor HP: Nomor ini telepon rumah. Isi nomor HP.` */
function wordFault({ column, code, otherRow }: Fault): string {
  const { columns, faults } = messages("id").broadcasts.imports;
  const names: Readonly<Record<string, string>> = columns;
  const texts: Readonly<Record<string, { readonly what: string; readonly how: string }>> = faults;
  const text = texts[code];
  const words = text ? fill(`${text.what} ${text.how}`, { row: otherRow ?? "-" }) : code;
  return column === null ? words : `${names[column] ?? column}: ${words}`;
}

/** Rows to be mended and sent again: their number first, what is wrong last. */
export function writeBadRows(rows: readonly BadRowFile[]): string {
  const { columns, what } = messages("id").broadcasts.imports;
  const lines = rows.map(({ row, cells, faults }) =>
    lineOf([String(row), ...cells.slice(1), faults.map(wordFault).join(" ")]),
  );
  return MARK + lineOf([...Object.values(columns), what]) + lines.join("");
}
