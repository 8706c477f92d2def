import type { ChannelHours } from "@gerai/contracts/channels";
import { dayInZone } from "@gerai/foundation/clock";

/** Whether people answer on a number now, else when they do again; null when they never do. */
export interface AnswerHours {
  readonly isOpen: boolean;
  readonly opensAt: string | null;
}

const DAY_MS = 86_400_000;
/** The offices' zones lie whole hours from UTC and know no summer time. */
const OFFSET_HOURS: Readonly<Record<string, number>> = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };

/** Monday is 1. */
function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function instantOf(day: string, time: string, timeZone: string): number {
  return Date.parse(`${day}T${time}:00Z`) - (OFFSET_HOURS[timeZone] ?? 7) * 3_600_000;
}

/** What a number's hours say of an instant; without hours people answer at any time. Pure. */
export function answerHours(hours: ChannelHours, timeZone: string, now: Date): AnswerHours {
  if (hours === null) return { isOpen: true, opensAt: null };
  const spans = Array.from({ length: 8 }, (_, ahead) => dayInZone(new Date(now.getTime() + ahead * DAY_MS), timeZone))
    .flatMap((day) =>
      hours
        .filter((span) => span.day === weekday(day))
        .map(({ from, to }) => ({ from: instantOf(day, from, timeZone), to: instantOf(day, to, timeZone) })),
    )
    .filter(({ to }) => to > now.getTime())
    .sort((one, other) => one.from - other.from);
  const [next] = spans;
  if (!next) return { isOpen: false, opensAt: null };
  if (next.from <= now.getTime()) return { isOpen: true, opensAt: null };
  return { isOpen: false, opensAt: new Date(next.from).toISOString() };
}
