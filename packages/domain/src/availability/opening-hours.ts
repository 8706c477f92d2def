import type { DayHours, HoursBody } from "@gerai/contracts/availability";
import { type Ask, breadthOf, byPrecedence, coversAsk } from "./compiled-rule.ts";
import type { OfficeCalendar } from "./office-calendar.ts";
import { dayNumber, sinceMidnight, weekdayOf } from "./office-time.ts";
import type { ServiceFacts } from "./service-facts.ts";

/** Hours of the configuration, made ready; days are numbers, both ends included. */
export interface CompiledHours {
  readonly key: string;
  readonly body: HoursBody;
  readonly publishedAt: number;
  readonly breadth: readonly number[];
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A stretch of a day in milliseconds since midnight, `[from, to)`. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Hours of the configuration, in the order in which they are tried: scope, then season, then publishing. */
export function compileHours(
  items: readonly { readonly key: string; readonly publishedAt: Date; readonly body: HoursBody }[],
  services: readonly ServiceFacts[],
): CompiledHours[] {
  return items
    .map(({ key, publishedAt, body }) => ({
      key,
      body,
      publishedAt: publishedAt.getTime(),
      // Ramadan is narrower in time, and time is looked at after place.
      breadth: [...breadthOf(body.scope, services), body.season === undefined ? 1 : 0],
      firstDay: body.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(body.from),
      lastDay: body.until === undefined ? Number.POSITIVE_INFINITY : dayNumber(body.until),
    }))
    .sort(byPrecedence);
}

/** The hours that fit a question on some day, in the order in which they are tried. */
export function hoursFor(
  hours: readonly CompiledHours[],
  ask: Pick<Ask, "service" | "channel" | "site" | "stage">,
): CompiledHours[] {
  return hours.filter(({ body }) => coversAsk(body.scope, ask));
}

/** The one that counts on a day: the first that is valid then, Ramadan hours only in Ramadan. */
export function hoursOn(
  fitting: readonly CompiledHours[],
  day: number,
  calendar: OfficeCalendar,
): CompiledHours | undefined {
  return fitting.find(
    ({ firstDay, lastDay, body }) =>
      firstDay <= day && day <= lastDay && (body.season === undefined || calendar.isRamadan(day)),
  );
}

/** What is served of a day: its hours without the breaks and, for new cases, only up to the cut-off. */
export function spansOf(hours: DayHours, isFiling: boolean): DaySpan[] {
  const closes = sinceMidnight(hours.closes);
  const last = isFiling && hours.lastFiling !== undefined ? Math.min(closes, sinceMidnight(hours.lastFiling)) : closes;
  const spans: DaySpan[] = [];
  let from = sinceMidnight(hours.opens);
  const breaks = hours.breaks
    .map((pause) => ({ from: sinceMidnight(pause.from), to: sinceMidnight(pause.to) }))
    .sort((one, other) => one.from - other.from);
  for (const pause of breaks) {
    if (pause.from >= last) break;
    if (pause.from > from) spans.push({ from, to: pause.from });
    from = Math.max(from, pause.to);
  }
  if (from < last) spans.push({ from, to: last });
  return spans;
}

/** Spans of a day of the calendar by the hours that count on it; empty when none do. Holidays are not looked at. */
export function spansOn(
  fitting: readonly CompiledHours[],
  day: number,
  calendar: OfficeCalendar,
  isFiling: boolean,
): readonly DaySpan[] {
  const hours = hoursOn(fitting, day, calendar)?.body.week[weekdayOf(day)];
  return hours ? spansOf(hours, isFiling) : [];
}
