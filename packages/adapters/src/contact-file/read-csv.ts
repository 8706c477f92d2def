import { parse } from "csv-parse/sync";
import {
  type ContactSheet,
  holdsSomething,
  type SheetLimits,
  type SheetRow,
  tooManyRows,
  unreadable,
} from "./contact-sheet.ts";

const DELIMITERS = [";", ",", "\t"] as const;
const LONGEST_RECORD = 100_000;

/** The sign between cells: the one that the first line has most of. Excel in Indonesian writes semicolons. */
function delimiterOf(text: string): string {
  const [line = ""] = text.split(/\r|\n/, 1);
  const counts = DELIMITERS.map((sign) => line.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Reads CSV (RFC 4180, any of three delimiters); bytes that are no UTF-8 stay visible as replacement characters. */
export function readCsv(bytes: Uint8Array, { rows: most }: SheetLimits): ContactSheet {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (text.includes("\u0000")) throw unreadable();
  const rows: SheetRow[] = [];
  let read = 0;
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, bom: true };
  try {
    parse(text, {
      ...options,
      max_record_size: LONGEST_RECORD,
      // Empty lines are rows too: their number is what a person sees in a spreadsheet.
      on_record: (cells: string[]) => {
        read += 1;
        const row = { row: read, cells, formulas: [] };
        if (holdsSomething(row)) rows.push(row);
        if (rows.length > most + 1) throw tooManyRows();
        return null;
      },
    });
  } catch (error) {
    if (rows.length > most + 1) throw tooManyRows();
    throw unreadable(error);
  }
  return { format: "csv", rows };
}
