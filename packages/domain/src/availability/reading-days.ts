import { askOf, type Question } from "./availability-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { DAY, dayText } from "./office-time.ts";
import { hoursOn } from "./opening-hours.ts";
import { nextWork } from "./reading-at.ts";

/** Longer than a week, whatever weekday it begins on. */
const WEEKS_LOOKED_AT = 15 * DAY;

/** A day on which a case that is sent now could be read. */
export interface ReadingDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The first instant of it at which somebody reads; the instant of sending itself when somebody does then. */
  readonly at: Date;
  /** How many cases of the service are taken that day; null without a limit. */
  readonly dailyQuota: number | null;
}

/**
 * Days on which a case sent at an instant could be read, the first ones first: the caller takes the first whose quota is
 * not used up yet. Days with a quota of nothing are left out; nothing comes when nobody ever reads.
 */
export function* readingDays(compiled: CompiledAvailability, question: Question, at: Date): Generator<ReadingDay> {
  const asked = askOf(compiled, question);
  if (!asked) return;
  const cell = compiled.cell({ ...asked, site: null });
  let next = nextWork(compiled, asked, at.getTime());
  while (Number.isFinite(next)) {
    const day = compiled.time.dayOf(next);
    const dailyQuota = hoursOn(cell.hours, day, compiled.calendar)?.body.dailyQuota ?? null;
    if (dailyQuota !== 0) yield { day: dayText(day), at: new Date(next), dailyQuota };
    // A quota of nothing for ever would never end: after the marks of the configuration every week is the same.
    if (dailyQuota === 0 && next > Math.max(at.getTime(), compiled.lastMark) + WEEKS_LOOKED_AT) return;
    next = nextWork(compiled, asked, compiled.time.startOf(day + 1));
  }
}
