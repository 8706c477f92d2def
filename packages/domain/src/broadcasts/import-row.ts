import { IMPORT_COLUMNS, type ImportColumn, type ImportFault, type ImportFaultCode } from "@gerai/contracts/broadcasts";

/** A row of the file, its cells in the order of `IMPORT_COLUMNS`. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns that hold a formula instead of a value. */
  readonly formulas: readonly ImportColumn[];
  /** More was written than there are columns. */
  readonly hasMore: boolean;
}

/** What stands in a column, trimmed; `-` alone is nothing. */
export function cellOf(raw: RawRow, column: ImportColumn): string {
  const text = (raw.cells[IMPORT_COLUMNS.indexOf(column)] ?? "").trim();
  return /^-+$/.test(text) ? "" : text;
}

const LONGEST = 120;
const LONGEST_SHOWN = 40;

/** A value as it is shown beside its fault: nothing of a person whole, nothing that a terminal or spreadsheet obeys. */
function shown(column: ImportColumn | null, code: ImportFaultCode, text: string): string | null {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, "·");
  if (plain === "") return null;
  if (code === "nik") return `••••${plain.replace(/\D/g, "").slice(-4)}`;
  if (code === "formula" || code === "injection") return `${plain.charAt(0)}…`;
  if (column === "phone") return `****${plain.slice(-3)}`;
  if (column === "email") return `•••@${plain.split("@").at(-1)?.slice(0, LONGEST_SHOWN) ?? ""}`;
  if (column === "name") return `${plain.charAt(0)}•••`;
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
}

/** One fault of a row. */
export function faultOf(
  raw: RawRow,
  column: ImportColumn | null,
  code: ImportFaultCode,
  otherRow: number | null = null,
): ImportFault {
  const text = column === null ? "" : (raw.cells[IMPORT_COLUMNS.indexOf(column)] ?? "").trim();
  return { row: raw.row, column, code, value: shown(column, code, text), otherRow };
}

/** What no cell may hold, whatever its column: told first, for nothing else can be said of such a cell. */
export function findUnsafe(raw: RawRow): ImportFault[] {
  const faults: ImportFault[] = raw.hasMore ? [faultOf(raw, null, "too-many-cells")] : [];
  for (const column of IMPORT_COLUMNS) {
    const code = unsafeCode(raw, column);
    if (code) faults.push(faultOf(raw, column, code));
  }
  return faults;
}

function unsafeCode(raw: RawRow, column: ImportColumn): ImportFaultCode | undefined {
  const text = cellOf(raw, column);
  if (raw.formulas.includes(column)) return "formula";
  if (text.includes("\uFFFD")) return "not-utf8";
  if (/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)) return "control-characters";
  if (/(?<!\d)\d{16}(?!\d)/.test(text.replace(/(?<=\d)[ .-](?=\d)/g, ""))) return "nik";
  if (column === "phone" ? /^[=@]|^\+\D/.test(text) : /^[=+@-]/.test(text)) return "injection";
  return text.length > LONGEST ? "too-long" : undefined;
}
