import { type CompiledAvailability, type WorkQuestion, workingIntervals } from "../availability/index.ts";

/** Milliseconds of a minute. */
export const MINUTE = 60_000;
const DAYS_OF_WEEK = 7;

/** Minutes in which the office works on cases of a service between two instants; 0 for a service it does not know. */
export function officeMinutes(compiled: CompiledAvailability, question: WorkQuestion): number {
  let worked = 0;
  for (const { from, to } of workingIntervals(compiled, question)) worked += to.getTime() - from.getTime();
  return worked / MINUTE;
}

/** A stretch of a day in which an office works by its hours, in milliseconds since 1970. */
export interface HourSpan {
  readonly from: number;
  readonly to: number;
}

/** What an office works of a day of a service by its hours alone; holidays and rules are not looked at. */
export function ordinarySpans(compiled: CompiledAvailability, service: string, day: number): HourSpan[] {
  const facts = compiled.services.get(service);
  if (!facts) return [];
  const midnight = compiled.time.startOf(day);
  return compiled
    .cell({ service: facts, channel: "office", site: null, stage: "continue" })
    .spansOn(day)
    .map(({ from, to }) => ({ from: midnight + from, to: midnight + to }));
}

/**
 * The length of a working day in minutes: the mean of the days that are worked in the week that begins on the day of an
 * instant, by the hours then in force (those of Ramadan in Ramadan). Holidays do not shorten it. 0 for an office without hours.
 */
export function workingDayMinutes(compiled: CompiledAvailability, service: string, at: Date): number {
  const first = compiled.time.dayOf(at.getTime());
  const days = Array.from({ length: DAYS_OF_WEEK }, (_, index) =>
    ordinarySpans(compiled, service, first + index).reduce((sum, { from, to }) => sum + (to - from), 0),
  ).filter((length) => length > 0);
  if (days.length === 0) return 0;
  return Math.round(days.reduce((sum, length) => sum + length, 0) / days.length / MINUTE);
}
