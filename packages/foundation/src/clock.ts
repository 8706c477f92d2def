/** Where "now" comes from. Rules take an instant; only doors and the worker hold a clock. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests and for filing at a given instant. */
export class FakeClock implements Clock {
  #now: Date;

  constructor(start: Date | string) {
    this.#now = new Date(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(instant: Date | string): void {
    this.#now = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const MINUTE_MS = 60_000;
/** The last answer of each zone: days change on the minute, and within one almost every question is for the same. */
const lastDays = new Map<string, { readonly minute: number; readonly day: string }>();

/**
 * The calendar day, `YYYY-MM-DD`, that an instant falls on in an IANA zone (`Asia/Jakarta`, `Asia/Makassar`,
 * `Asia/Jayapura`). Case numbers, ages and "today" use the office's day, never the server's (TIME-1).
 */
export function dayInZone(instant: Date, zone: string): string {
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  const last = lastDays.get(zone);
  if (last?.minute === minute) return last.day;
  const day = formatDay(instant, zone);
  lastDays.set(zone, { minute, day });
  return day;
}

function formatDay(instant: Date, zone: string): string {
  let format = dayFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    dayFormats.set(zone, format);
  }
  return format.format(instant);
}
