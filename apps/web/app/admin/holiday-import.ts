import { HolidayBody, type HolidayFileRow, type NationalHoliday } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";
import { z } from "zod";

/** What taking over an entry of a file would do. */
export type ImportEffect = "new" | "changed" | "same" | "national";

/** An entry with what it would do, and what is posted when it is ticked; null for one that cannot be taken over. */
export interface ImportRow extends HolidayFileRow {
  readonly effect: ImportEffect | null;
  readonly taken: Taken | null;
}

interface OwnHoliday {
  readonly key: string;
  readonly revision: string;
  readonly body: HolidayBody;
}

/** Holidays of the draft that came from a file, by the UID they had there. */
function importedHolidays(items: readonly DraftItemView[]): ReadonlyMap<string, OwnHoliday> {
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

/**
 * What each row of a file would do to the draft, what a file brought before being found again by its UID; a day that the
 * nation is closed on already need not be taken over. `newKey` makes the keys of new items.
 */
export function importRows(
  rows: readonly HolidayFileRow[],
  items: readonly DraftItemView[],
  national: readonly NationalHoliday[],
  newKey: () => string,
): ImportRow[] {
  const known = importedHolidays(items);
  const closed = new Set(national.filter(({ kind }) => kind !== "ramadan").map(({ day }) => day));
  return rows.map((row) => {
    const { line, holiday } = row;
    if (!holiday || row.uid === null) return { ...row, effect: null, taken: null };
    const own = known.get(row.uid);
    if (own) {
      const { key, revision } = own;
      return {
        ...row,
        effect: isSame(own.body, holiday) ? "same" : "changed",
        taken: { line, key, revision, holiday },
      };
    }
    const isNational = holiday.from === holiday.until && closed.has(holiday.from);
    return { ...row, effect: isNational ? "national" : "new", taken: { line, key: newKey(), holiday } };
  });
}

/** The years that rows speak of, for the national calendars beside them. */
export function yearsOf(rows: readonly HolidayFileRow[]): number[] {
  const years = rows.flatMap(({ holiday }) => (holiday ? [Number(holiday.from.slice(0, 4))] : []));
  return [...new Set(years)].filter((year) => year >= 2000 && year <= 2100).slice(0, 5);
}

/** What the page lets tick of each row, with the key of the item it would put and what is seen of that item now. */
const Taken = z.object({
  line: z.int(),
  key: z.uuid(),
  revision: z.string().max(60).optional(),
  holiday: HolidayBody,
});
export type Taken = z.infer<typeof Taken>;

/** The holidays that were ticked, as the form carried them; what is none is left out. */
export function tickedHolidays(form: FormData, most: number): Taken[] {
  return form
    .getAll("ambil")
    .slice(0, most)
    .flatMap((value) => {
      try {
        const parsed = Taken.safeParse(JSON.parse(String(value)));
        return parsed.success ? [parsed.data] : [];
      } catch {
        return []; // somebody changed the page: what cannot be read is not taken over
      }
    });
}

/** What was ticked as rows again: to be looked at against the draft as it is by now. */
export function rowsAgain(taken: readonly Taken[]): HolidayFileRow[] {
  return taken.map(({ line, holiday }) => ({
    ...{ line, uid: holiday.importUid ?? null, name: holiday.name.id },
    ...{ fault: null, holiday },
  }));
}
