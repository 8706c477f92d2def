import type { ContactLevel, ImportColumn, ImportFault, Place } from "@gerai/contracts/broadcasts";
import { readPlace } from "./import-place.ts";
import { cellOf, faultOf, findUnsafe, type RawRow } from "./import-row.ts";
import { type Reading, readDay, readEmail, readLevel, readName, readPhone } from "./import-values.ts";
import type { OfficeArea } from "./place.ts";

/** A head as a row of a file tells of them. */
export interface ImportedHead {
  readonly row: number;
  readonly level: ContactLevel;
  readonly place: Place;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * Reads one row for itself: all that is wrong with it is told at once. What stands beside other rows or in the tree is
 * looked at later.
 */
export function readRow(raw: RawRow, area: OfficeArea, today: string): ImportedHead | readonly ImportFault[] {
  const faults = findUnsafe(raw);
  const unsafe = new Set(faults.map(({ column }) => column));
  const take = <T>(column: ImportColumn, read: (text: string) => Reading<T>): T | undefined => {
    if (unsafe.has(column)) return undefined;
    const reading = read(cellOf(raw, column));
    if ("value" in reading) return reading.value;
    faults.push(faultOf(raw, column, reading.code));
    return undefined;
  };
  const level = take("level", readLevel);
  const name = take("name", readName);
  const phone = take("phone", readPhone);
  const email = take("email", readEmail);
  const from = take("from", readDay);
  const until = take("until", readDay);
  if (from && until && from > until) faults.push(faultOf(raw, "until", "term-reversed"));
  else if (until && until < today) faults.push(faultOf(raw, "until", "term-over"));
  const place = level && readPlace(raw, area, level);
  if (place && "length" in place)
    for (const { column, code } of place) if (!unsafe.has(column)) faults.push(faultOf(raw, column, code));
  if (faults.length > 0 || !level || !place || "length" in place) return faults;
  if (name === undefined || phone === undefined) return faults;
  return { row: raw.row, level, place, name, phone, email: email ?? null, from: from ?? null, until: until ?? null };
}
