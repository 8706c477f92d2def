import { dayInZone } from "@gerai/foundation/clock";

const DAY_MS = 86_400_000;

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * True when at least one whole working day (Monday to Friday in the office's zone) has passed since an instant: from then
 * on anybody may take a completed case whose officer has not come back.
 */
export function hasWorkingDayPassed(since: Date, now: Date, zone: string): boolean {
  let instant = since.getTime();
  let working = 0;
  while (working < 1) {
    instant += DAY_MS;
    if (instant > now.getTime()) return false;
    if (!isWeekend(dayInZone(new Date(instant), zone))) working++;
  }
  return true;
}
