/** Calendar days are `YYYY-MM-DD` without a zone; "today" always comes from the caller. */
const MONTHS: readonly (readonly [prefix: string, month: number])[] = [
  ["jan", 1],
  ["feb", 2],
  ["peb", 2],
  ["mar", 3],
  ["apr", 4],
  ["mei", 5],
  ["may", 5],
  ["jun", 6],
  ["jul", 7],
  ["agu", 8],
  ["aug", 8],
  ["sep", 9],
  ["okt", 10],
  ["oct", 10],
  ["nov", 11],
  ["nop", 11],
  ["des", 12],
  ["dec", 12],
];

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of a month (1-12); 0 for a month that does not exist. */
export function daysInMonth(month: number, leap: boolean): number {
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** True for `YYYY-MM-DD` that exists in the calendar. */
export function isCalendarDay(day: unknown): day is string {
  const match = typeof day === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) : null;
  if (!match) return false;
  const date = Number(match[3]);
  return date >= 1 && date <= daysInMonth(Number(match[2]), isLeapYear(Number(match[1])));
}

/**
 * What a person typed as a day (19-08-2020, 19/8/2020, 19 Agustus 2020) as `YYYY-MM-DD`, also when that day does not
 * exist; undefined when it is not three numbers with a year of four digits.
 */
export function parseTypedDay(typed: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed;
  const match = /^(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]{3,10})[\s/.-]+(\d{4})$/.exec(typed);
  if (!match) return undefined;
  const word = (match[2] ?? "").toLowerCase();
  const month = /^\d+$/.test(word) ? Number(word) : MONTHS.find(([prefix]) => word.startsWith(prefix))?.[1];
  if (month === undefined) return undefined;
  return `${match[3]}-${String(month).padStart(2, "0")}-${(match[1] ?? "").padStart(2, "0")}`;
}

/** Days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whole years of age on a day of somebody born on `birth`. */
export function wholeYears(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The day `amount` days, months or years later; a month end stays a month end (31 January + 1 month = 28 February). */
export function shiftDay(day: string, amount: number, unit: "d" | "m" | "y"): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (unit === "d") return new Date(Date.UTC(year, month - 1, date + amount)).toISOString().slice(0, 10);
  const months = year * 12 + (month - 1) + (unit === "m" ? amount : amount * 12);
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  const newDate = Math.min(date, daysInMonth(newMonth, isLeapYear(newYear)));
  return `${String(newYear).padStart(4, "0")}-${String(newMonth).padStart(2, "0")}-${String(newDate).padStart(2, "0")}`;
}
