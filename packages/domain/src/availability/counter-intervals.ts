import type { HoursDay } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { openIntervals } from "./day-hours.ts";
import { DAY, dayNumber, dayText, MINUTE } from "./office-time.ts";
import type { Interval } from "./working-intervals.ts";

/** Stretches in which the counter of a site serves at least one of some services, by rules and hours. */
export function counterIntervals(
  compiled: CompiledAvailability,
  services: readonly string[],
  site: string,
  from: Date,
  to: Date,
): Interval[] {
  const all = services
    .flatMap((service) => [...openIntervals(compiled, { service, channel: "counter", stage: "file", site }, from, to)])
    .sort((one, other) => one.from.getTime() - other.from.getTime());
  const merged: Interval[] = [];
  for (const stretch of all) {
    const last = merged.at(-1);
    if (last && stretch.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: new Date(Math.max(stretch.to.getTime(), last.to.getTime())) };
    } else merged.push(stretch);
  }
  return merged;
}

/** A time of day; the end of a day is 24:00. */
function clockText(sinceMidnight: number): string {
  const minutes = Math.round(sinceMidnight / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** When the counter of a site serves at least one of the services on each of some days: what a rule closes is closed. */
export function counterDays(
  compiled: CompiledAvailability,
  services: readonly string[],
  site: string,
  firstDay: string,
  days: number,
): HoursDay[] {
  const { time, calendar } = compiled;
  return Array.from({ length: days }, (_, index) => {
    const day = dayNumber(firstDay) + index;
    const midnight = time.startOf(day);
    const open = counterIntervals(compiled, services, site, new Date(midnight), new Date(midnight + DAY));
    return {
      day: dayText(day),
      spans: open.map(({ from, to }) => ({
        from: clockText(from.getTime() - midnight),
        to: clockText(to.getTime() - midnight),
      })),
      holiday: calendar.closedOn(day)?.name ?? null,
    };
  });
}
