import { type ContactSheet, type SheetLimits, tooLarge } from "./contact-sheet.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * The rows of a CSV or XLSX file, whichever its first bytes say it is. Formulas are never run. Throws 422
 * `broadcasts.file-unreadable`, `broadcasts.file-too-large` or `broadcasts.file-too-many-rows`.
 */
export function readContactFile(bytes: Uint8Array, limits: SheetLimits): ContactSheet {
  if (bytes.byteLength > limits.bytes) throw tooLarge();
  const isZip = ZIP.every((byte, index) => bytes[index] === byte);
  return isZip ? readXlsx(bytes, limits) : readCsv(bytes, limits);
}
