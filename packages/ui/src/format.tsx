/** Languages of every page; Indonesian is the first. */
export type Language = "id" | "en";

/** The three clock zones of Indonesia: +7, +8 and +9 hours, without summer time. */
export type ZoneLabel = "WIB" | "WITA" | "WIT";

/** A moment: a Date, epoch milliseconds, or an ISO 8601 string with its offset. */
export type Instant = Date | number | string;

const HOURS_AHEAD: Record<ZoneLabel, number> = { WIB: 7, WITA: 8, WIT: 9 };
const IANA: Record<string, ZoneLabel> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
const LOCALE: Record<Language, string> = { id: "id-ID", en: "en-GB" };

/** WIB, WITA or WIT for one of these labels or its IANA name. Throws RangeError for any other zone. */
export function zoneLabel(zone: string): ZoneLabel {
  const label = zone in HOURS_AHEAD ? (zone as ZoneLabel) : IANA[zone];
  if (!label) throw new RangeError("Not a zone of Indonesia");
  return label;
}

interface WallClock {
  day: number;
  month: number;
  year: number;
  weekday: string;
  weekdayShort: string;
  monthName: string;
  monthShort: string;
  hour: string;
  minute: string;
}

const two = (n: number): string => String(n).padStart(2, "0");

// Shifting to a fixed offset and reading UTC keeps the result free of the machine's own zone data.
function wallClock(at: Instant, zone: string, language: Language): WallClock {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) throw new RangeError("Not a moment");
  const local = new Date(moment.getTime() + HOURS_AHEAD[zoneLabel(zone)] * 3_600_000);
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: "UTC" }).format(local);
  return {
    day: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    year: local.getUTCFullYear(),
    weekday: name({ weekday: "long" }),
    weekdayShort: name({ weekday: "short" }),
    monthName: name({ month: "long" }),
    monthShort: name({ month: "short" }).slice(0, 3),
    hour: two(local.getUTCHours()),
    minute: two(local.getUTCMinutes()),
  };
}

const clock = (w: WallClock, language: Language): string => `${w.hour}${language === "id" ? "." : ":"}${w.minute}`;

/** `Selasa, 1 September 2020, 10.00 WITA`; English `Tuesday, 1 September 2020, 10:00 WITA`. */
export function formatDateTime(at: Instant, zone: string, language: Language): string {
  const w = wallClock(at, zone, language);
  return `${w.weekday}, ${w.day} ${w.monthName} ${w.year}, ${clock(w, language)} ${zoneLabel(zone)}`;
}

/** `Selasa, 1 September 2020`: a promise, a closure, the date of birth beside its check. */
export function formatDate(at: Instant, zone: string, language: Language): string {
  const w = wallClock(at, zone, language);
  return `${w.weekday}, ${w.day} ${w.monthName} ${w.year}`;
}

/** `1 September 2020`, where the weekday says nothing (birth dates, letters). */
export function formatDay(at: Instant, zone: string, language: Language): string {
  const w = wallClock(at, zone, language);
  return `${w.day} ${w.monthName} ${w.year}`;
}

/** `Sel, 1 Sep, 10.42`: rows of a timeline or a queue. */
export function formatShortDateTime(at: Instant, zone: string, language: Language): string {
  const w = wallClock(at, zone, language);
  return `${w.weekdayShort}, ${w.day} ${w.monthShort}, ${clock(w, language)}`;
}

/** `Kam, 3 Sep`: a due day in a queue. */
export function formatShortDay(at: Instant, zone: string, language: Language): string {
  const w = wallClock(at, zone, language);
  return `${w.weekdayShort}, ${w.day} ${w.monthShort}`;
}

/** `19-08-2020`, the short form of Indonesian papers, in both languages. */
export function formatShortDate(at: Instant, zone: string): string {
  const w = wallClock(at, zone, "id");
  return `${two(w.day)}-${two(w.month)}-${w.year}`;
}

/** `08.00 WITA`; English `08:00 WITA`. */
export function formatTime(at: Instant, zone: string, language: Language): string {
  return `${clock(wallClock(at, zone, language), language)} ${zoneLabel(zone)}`;
}

/** A calendar date without a clock (`2020-08-19`): long with weekday, as `formatDate`. */
export function formatCalendarDate(date: string, language: Language): string {
  return formatDate(`${date}T00:00:00+07:00`, "WIB", language);
}

/** A calendar date of these days without its year: `Senin 24 Nov`; English `Monday 24 Nov`. */
export function formatNearDay(date: string, language: Language): string {
  const w = wallClock(`${date}T00:00:00+07:00`, "WIB", language);
  return `${w.weekday} ${w.day} ${w.monthShort}`;
}

/** `125.475` or `99,1` (at most `decimals` places); English `125,475` and `99.1`. */
export function formatNumber(value: number, language: Language, decimals = 1): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: decimals }).format(value);
}

/** A share 0 to 1 as `99,1 %`; English `99.1%`. */
export function formatPercent(share: number, language: Language, decimals = 1): string {
  return `${formatNumber(share * 100, language, decimals)}${language === "id" ? " %" : "%"}`;
}

/** Size of a file as `0,4 MB`, below 100,000 bytes as `62 KB` (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 100_000) return `${formatNumber(Math.ceil(bytes / 1000), language, 0)}\u00a0KB`;
  return `${formatNumber(bytes / 1_000_000, language, 1)}\u00a0MB`;
}

/** NIK or KK number in groups of four, `6474 0112 0590 9001`; other text keeps what it holds. */
export function groupDigits16(value: string): string {
  const digits = value.replace(/[\s.-]/g, "");
  return /^\d+$/.test(digits) ? (digits.match(/.{1,4}/g) ?? []).join(" ") : value;
}

/** NIK or KK number as a citizen may see it, `6474********9001`. Never shows more than 8 digits. */
export function maskNik(value: string): string {
  const digits = value.replace(/\D/g, "");
  if (digits.length !== 16) return "*".repeat(16);
  return `${digits.slice(0, 4)}********${digits.slice(-4)}`;
}

/** A mobile number (+62 or 0 in front) as `0812-3456-7890`; anything else is returned as it came. */
export function formatPhone(value: string): string {
  const national = value.replace(/[\s().-]/g, "").replace(/^(\+?62)(?=8)/, "0");
  const parts = /^(08\d{2})(\d{4})(\d{1,5})$/.exec(national);
  return parts ? parts.slice(1).join("-") : value;
}
