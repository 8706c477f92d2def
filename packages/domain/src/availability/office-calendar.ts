import type { HolidayBody, NationalHoliday } from "@gerai/contracts/availability";
import type { Text } from "@gerai/contracts/catalogue";
import { dayNumber } from "./office-time.ts";
import { countUntil, sortedInstants } from "./timeline.ts";

/** A day on which the office does not serve, and why. */
export interface ClosedDay {
  readonly day: number;
  readonly name: Text;
  readonly kind: "holiday" | "jointLeave" | "local";
}

/** Holidays of one office: the national calendar as the office has changed it. */
export interface OfficeCalendar {
  closedOn(day: number): ClosedDay | undefined;
  /** The days around one without a closed day among them, `[first, next)`, either end infinite; for a day that is not closed. */
  unbrokenAround(day: number): { readonly first: number; readonly next: number };
  isRamadan(day: number): boolean;
  /** Closed days from one day to another, both included, in order. */
  closedBetween(first: number, last: number): ClosedDay[];
  /** Every day after which something may differ from the week before: for the bounds of a search. */
  readonly marks: readonly number[];
}

interface LocalItem {
  readonly key: string;
  readonly publishedAt: Date;
  readonly body: HolidayBody;
}

/** The later published says the last word about a day; the key breaks ties. */
function laterLast(one: LocalItem, other: LocalItem): number {
  return one.publishedAt.getTime() - other.publishedAt.getTime() || (one.key < other.key ? -1 : 1);
}

/** A holiday of several days is several days; a list of local holidays of many years stays small this way too. */
function daysFrom(first: string, last: string): number[] {
  const start = dayNumber(first);
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, index) => start + index);
}

/** Lays the office's own days over the national calendar: what the office says about a day beats the nation. */
export function officeCalendar(national: readonly NationalHoliday[], local: readonly LocalItem[]): OfficeCalendar {
  const closed = new Map<number, ClosedDay>();
  const ramadan = new Set<number>();
  const days = [...national].sort((one, other) => (one.kind === other.kind ? 0 : one.kind === "holiday" ? 1 : -1));
  for (const { kind, day: first, lastDay, name } of days) {
    for (const day of daysFrom(first, lastDay)) {
      if (kind === "ramadan") ramadan.add(day);
      else closed.set(day, { day, name, kind: kind === "holiday" ? "holiday" : "jointLeave" });
    }
  }
  for (const { body } of [...local].sort(laterLast)) {
    for (const day of daysFrom(body.from, body.until)) {
      if (body.effect === "open") closed.delete(day);
      else closed.set(day, { day, name: body.name, kind: "local" });
    }
  }
  const closedDays = sortedInstants(closed.keys());
  return {
    unbrokenAround(day) {
      const before = countUntil(closedDays, day);
      const last = closedDays[before - 1];
      return {
        first: last === undefined ? Number.NEGATIVE_INFINITY : last + 1,
        next: closedDays[before] ?? Number.POSITIVE_INFINITY,
      };
    },
    closedOn: (day) => closed.get(day),
    isRamadan: (day) => ramadan.has(day),
    closedBetween: (first, last) =>
      [...closed.values()].filter(({ day }) => day >= first && day <= last).sort((a, b) => a.day - b.day),
    marks: [...closed.keys(), ...ramadan],
  };
}
