import type { Weekday } from "@gerai/contracts/availability";
import type { TimeZone } from "@gerai/contracts/tenancy";

/** Milliseconds of a minute. */
export const MINUTE = 60_000;
/** Milliseconds of a day; Indonesia has no days of 23 or 25 hours. */
export const DAY = 86_400_000;

const HOURS_EAST: Readonly<Record<TimeZone, number>> = {
  "Asia/Jakarta": 7,
  "Asia/Makassar": 8,
  "Asia/Jayapura": 9,
};

/** 1 January 1970 was a Thursday. */
const WEEKDAYS: readonly Weekday[] = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];

/**
 * Days and minutes of an office. Instants are milliseconds since 1970, days are counted from 1970-01-01 in the office's
 * zone: WIB, WITA and WIT are fixed offsets (no daylight saving), so neither the server's zone nor a table of zones
 * takes part (TIME-1).
 */
export interface OfficeTime {
  /** The day an instant falls on. */
  dayOf(instant: number): number;
  /** The instant a day begins. */
  startOf(day: number): number;
  /** The instant of a day or moment as it stands in the configuration: `2020-03-23` or `2020-03-23T12:00`. */
  instantOf(dayOrMoment: string): number;
}

/** Time of an office in one of the three zones. */
export function officeTime(zone: TimeZone): OfficeTime {
  const offset = HOURS_EAST[zone] * 60 * MINUTE;
  return {
    dayOf: (instant) => Math.floor((instant + offset) / DAY),
    startOf: (day) => day * DAY - offset,
    instantOf: (text) => Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`) - offset,
  };
}

/** Number of a day, `2020-03-23`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00Z`) / DAY;
}

/** A day's number as `2020-03-23`. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Weekday of a day's number. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[((day % 7) + 7) % 7] ?? "mon";
}

/** `08:30` as milliseconds since the day began; `24:00` is its end. */
export function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
}

/** An instant for the wire; the ends of time have none. */
export function instantText(instant: number): string | null {
  return Number.isFinite(instant) ? new Date(instant).toISOString() : null;
}
