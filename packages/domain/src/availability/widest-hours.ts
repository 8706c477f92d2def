import type { Channel, HoursDay, HoursSpan, Stage } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { dayHours } from "./day-hours.ts";

const later = (one: string, other: string): string => (one.localeCompare(other) > 0 ? one : other);

/** Spans put together: what touches or overlaps is one. */
export function mergeSpans(spans: readonly HoursSpan[]): HoursSpan[] {
  const merged: HoursSpan[] = [];
  for (const span of [...spans].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: later(span.to, last.to) };
    else merged.push({ ...span });
  }
  return merged;
}

/** Whose hours: a channel and stage, at the counter of a site, of all services or some. */
export interface HoursOf {
  readonly channel: Channel;
  readonly stage: Stage;
  readonly site: string | null;
  readonly services: readonly string[];
}

/** The hours of some days in which at least one of the services is served, by the calendar alone. */
export function widestHours(
  compiled: CompiledAvailability,
  { services, channel, stage, site }: HoursOf,
  firstDay: string,
  days: number,
): HoursDay[] {
  const each = services.map((service) =>
    dayHours(compiled, { service, channel, stage, ...(site !== null && { site }) }, firstDay, days),
  );
  const [first = []] = each;
  return first.map(({ day, holiday }, index) => ({
    day,
    holiday,
    spans: mergeSpans(each.flatMap((ofService) => ofService[index]?.spans ?? [])),
  }));
}
