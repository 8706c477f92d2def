import type { Channel, Stage } from "@gerai/contracts/availability";
import type { Text } from "@gerai/contracts/catalogue";
import { askOf, type Question } from "./availability-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { dayNumber, dayText, MINUTE } from "./office-time.ts";
import { hoursOn } from "./opening-hours.ts";
import { wayAt } from "./way-at.ts";
import type { Interval } from "./working-intervals.ts";

/** The hours of a day, as they are written on a door. */
export interface DayOfHours {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `08:00` to `12:00`; none on a closed day. */
  readonly spans: readonly { readonly from: string; readonly to: string }[];
  /** Why the calendar closes it; null on other days. */
  readonly holiday: Text | null;
  /** How many cases of the service are taken; null without a limit. */
  readonly dailyQuota: number | null;
}

const timeText = (sinceMidnight: number): string => {
  const minutes = sinceMidnight / MINUTE;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

/**
 * The hours of some days by the calendar alone: what rules close for a while is told beside them. `office` are the hours
 * in which files are worked on. Empty for a service that is not offered.
 */
export function dayHours(
  compiled: CompiledAvailability,
  of: { readonly service: string; readonly channel: Channel | "office"; readonly site?: string; readonly stage: Stage },
  firstDay: string,
  days: number,
): DayOfHours[] {
  const service = compiled.services.get(of.service);
  if (!service) return [];
  const site = of.site !== undefined && compiled.sites.some(({ body }) => body.code === of.site) ? of.site : null;
  const cell = compiled.cell({ service, channel: of.channel, site, stage: of.stage });
  return Array.from({ length: days }, (_, index) => {
    const day = dayNumber(firstDay) + index;
    const closed = compiled.calendar.closedOn(day);
    const spans = closed ? [] : cell.spansOn(day);
    return {
      day: dayText(day),
      spans: spans.map(({ from, to }) => ({ from: timeText(from), to: timeText(to) })),
      holiday: closed?.name ?? null,
      dailyQuota: hoursOn(cell.hours, day, compiled.calendar)?.body.dailyQuota ?? null,
    };
  });
}

/** A day on which the calendar closes the office. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly name: Text;
  /** `local`: the office's own; collective leave (cuti bersama) is `jointLeave`. */
  readonly kind: "holiday" | "jointLeave" | "local";
}

/** Closed days of the calendar from one day to another, both included: the nation's and the office's, without those it serves on. */
export function holidaysBetween(compiled: CompiledAvailability, firstDay: string, lastDay: string): Holiday[] {
  return compiled.calendar
    .closedBetween(dayNumber(firstDay), dayNumber(lastDay))
    .map(({ day, name, kind }) => ({ day: dayText(day), name, kind }));
}

/** When a person may do what is asked, by rules and hours; for calendars and bookings. In order, cut to the range. */
export function* openIntervals(
  compiled: CompiledAvailability,
  question: Question,
  from: Date,
  to: Date,
): Generator<Interval> {
  const ask = askOf(compiled, question);
  if (!ask) return;
  const last = to.getTime();
  let begun: number | undefined;
  for (let at = from.getTime(); at < last; ) {
    const piece = wayAt(compiled, ask, at);
    if (piece.cause.kind === "open") begun ??= at;
    else if (begun !== undefined) {
      yield { from: new Date(begun), to: new Date(at) };
      begun = undefined;
    }
    at = Math.min(piece.end, last);
  }
  if (begun !== undefined) yield { from: new Date(begun), to };
}
