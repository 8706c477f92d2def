import { dayInZone } from "../../packages/foundation/src/clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OFFSET_HOURS = { "Asia/Jakarta": 7, "Asia/Makassar": 8 } as const;

/** A zone of the demo's offices; none has summer time. */
export type DemoZone = keyof typeof OFFSET_HOURS;

/** The instant of a local time, `HH:MM`, on a calendar day, `YYYY-MM-DD`. */
function localInstant(day: string, time: string, zone: DemoZone): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_HOURS[zone] * 3_600_000);
}

function weekdayOf(instant: Date, zone: DemoZone): number {
  return new Date(`${dayInZone(instant, zone)}T00:00:00Z`).getUTCDay();
}

/** A local time some days before `now`; nobody files on a Sunday, so that becomes the Saturday before. */
export function daysBefore(now: Date, days: number, time: string, zone: DemoZone): Date {
  const at = (back: number) => localInstant(dayInZone(new Date(now.getTime() - back * DAY_MS), zone), time, zone);
  return weekdayOf(at(days), zone) === 0 ? at(days + 1) : at(days);
}

/** The same instant, or the next one at which people sit at their desks: Monday to Friday, 08.00 to 15.00. */
function atWork(instant: Date, zone: DemoZone, jitterMinutes: number): Date {
  const opens = (moment: Date) => localInstant(dayInZone(moment, zone), "08:00", zone);
  let found = instant;
  if (found < opens(found)) found = new Date(opens(found).getTime() + jitterMinutes * MINUTE_MS);
  if (found.getTime() > opens(found).getTime() + 7 * 3_600_000)
    found = new Date(opens(found).getTime() + DAY_MS + jitterMinutes * MINUTE_MS);
  while ([0, 6].includes(weekdayOf(found, zone)))
    found = new Date(opens(found).getTime() + DAY_MS + jitterMinutes * MINUTE_MS);
  return found;
}

/** When something happens, counted from what happened before it. */
export type Gap =
  /** Right after it, in the same sitting. */
  | { readonly minutes: number }
  /** So many hours later, but at a time when the office works. */
  | { readonly workHours: number }
  /** Exactly so many days later. */
  | { readonly days: number }
  /** So many minutes before now, whatever the hour: what is being done just now. */
  | { readonly minutesAgo: number };

/**
 * The instants of things that follow each other, the first at `start`, each after the one before and all before `now`:
 * what would be still to come is pulled back, a minute apart. `jitter` (0 to 1) keeps cases from happening in step.
 */
export function timesOf(start: Date, gaps: readonly Gap[], now: Date, zone: DemoZone, jitter: number): Date[] {
  const times = [start];
  for (const gap of gaps) {
    const last = times.at(-1) ?? start;
    const after = (milliseconds: number) => new Date(last.getTime() + milliseconds);
    if ("minutes" in gap) times.push(after(gap.minutes * MINUTE_MS));
    else if ("days" in gap) times.push(after(gap.days * DAY_MS));
    else if ("minutesAgo" in gap) times.push(new Date(now.getTime() - gap.minutesAgo * MINUTE_MS));
    else times.push(atWork(after(gap.workHours * 3_600_000), zone, 5 + Math.floor(jitter * 170)));
  }
  let limit = now.getTime() - MINUTE_MS;
  for (let index = times.length - 1; index >= 0; index--) {
    const time = Math.min(times[index]?.getTime() ?? limit, limit);
    times[index] = new Date(time);
    limit = time - MINUTE_MS;
  }
  return times;
}
