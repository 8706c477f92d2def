import { HolidayBody, type HolidayFileRow, type NationalHoliday } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";

/** What taking over an entry of a file would do. */
export type ImportEffect = "new" | "changed" | "same" | "national";

/** An entry with what it would do, and the item it would change. */
export interface ImportRow extends HolidayFileRow {
  readonly effect: ImportEffect | null;
}

type OwnHoliday = { readonly key: string; readonly revision: string; readonly body: HolidayBody };

/** Holidays of the draft that came from a file, by the UID they had there. */
export function importedHolidays(items: readonly DraftItemView[]): ReadonlyMap<string, OwnHoliday> {
  return new Map(
    items.flatMap((item): [string, OwnHoliday][] =>
      item.kind === "holiday" && item.after?.importUid !== undefined
        ? [[item.after.importUid, { key: item.key, revision: item.revision, body: item.after }]]
        : [],
    ),
  );
}

const isSame = (one: HolidayBody, other: HolidayBody): boolean =>
  one.from === other.from &&
  one.until === other.until &&
  one.effect === other.effect &&
  one.name.id === other.name.id &&
  one.name.en === other.name.en;

/** What each row of a file would do to the draft; a day that the nation is closed on already need not be taken over. */
export function importRows(
  rows: readonly HolidayFileRow[],
  items: readonly DraftItemView[],
  national: readonly NationalHoliday[],
): ImportRow[] {
  const known = importedHolidays(items);
  const closed = new Set(national.filter(({ kind }) => kind !== "ramadan").map(({ day }) => day));
  return rows.map((row) => {
    if (!row.holiday || row.uid === null) return { ...row, effect: null };
    const own = known.get(row.uid);
    if (own) return { ...row, effect: isSame(own.body, row.holiday) ? "same" : "changed" };
    const isNational = row.holiday.from === row.holiday.until && closed.has(row.holiday.from);
    return { ...row, effect: isNational ? "national" : "new" };
  });
}

/** The years that rows speak of, for the national calendars beside them. */
export function yearsOf(rows: readonly HolidayFileRow[]): number[] {
  const years = rows.flatMap(({ holiday }) => (holiday ? [Number(holiday.from.slice(0, 4))] : []));
  return [...new Set(years)].filter((year) => year >= 2000 && year <= 2100).slice(0, 5);
}

/** The holidays that were ticked, as the form carried them; what is none is left out. */
export function tickedHolidays(form: FormData, most: number): HolidayBody[] {
  return form
    .getAll("ambil")
    .slice(0, most)
    .flatMap((value) => {
      try {
        const parsed = HolidayBody.safeParse(JSON.parse(String(value)));
        return parsed.success ? [parsed.data] : [];
      } catch {
        return []; // somebody changed the page: what cannot be read is not taken over
      }
    });
}
