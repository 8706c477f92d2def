import { messages } from "@gerai/language";

/** A bad row as it is written: its number, its cells in the order of the columns, and what is wrong in words. */
export interface BadRowFile {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly string[];
}

/** A byte order mark tells spreadsheets that it is UTF-8; semicolons are what they expect in Indonesian. */
const MARK = "\uFEFF";

/** A cell that no spreadsheet takes for a formula: an apostrophe stands before it, which reading takes away again. */
function quoted(text: string): string {
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const lineOf = (cells: readonly string[]) => `${cells.map(quoted).join(";")}\r\n`;

function headerOf(): { readonly row: string; readonly others: readonly string[]; readonly faults: string } {
  const { row, faults, ...others } = messages("id").contactFile.columns;
  return { row, others: Object.values(others), faults };
}

/** An empty file with the columns; an example in it would be imported one day. */
export function writeTemplate(): string {
  return MARK + lineOf(headerOf().others);
}

/** Rows to be mended and sent again: their number first, what is wrong last. */
export function writeBadRows(rows: readonly BadRowFile[]): string {
  const { row, others, faults } = headerOf();
  const lines = rows.map((bad) => lineOf([String(bad.row), ...bad.cells.slice(1), bad.faults.join(" ")]));
  return MARK + lineOf([row, ...others, faults]) + lines.join("");
}
