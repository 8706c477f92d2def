import type { HolidayBody, HolidayFileFault, HolidayFileRow } from "@gerai/contracts/availability";
import ICAL from "ical.js";

/** Longest calendar file; a hundred years of holidays take a fifth of it. */
export const MOST_FILE_CHARACTERS = 300_000;
/** Most entries that are read of a file. */
export const MOST_ENTRIES = 400;
/** Longest holiday; what is longer is a closure, and that is a mode with its reason. */
const MOST_DAYS = 31;
const LONGEST_NAME = 160;

/** One entry as it stands in the file. */
interface Entry {
  /** 1 for the first line of the file. */
  readonly line: number;
  readonly text: string;
}

/** The entries of a file with the lines on which they begin; a property that was folded keeps its folds. */
function entriesOf(file: string): Entry[] {
  const lines = file.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const entries: Entry[] = [];
  let begin: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) begin = index;
    if (begin === undefined || !/^END:VEVENT\s*$/i.test(line)) continue;
    entries.push({ line: begin + 1, text: lines.slice(begin, index + 1).join("\r\n") });
    begin = undefined;
  }
  return entries;
}

function parseEntry(text: string): ICAL.Event | undefined {
  try {
    return new ICAL.Event(new ICAL.Component(ICAL.parse(text)));
  } catch {
    return undefined; // the row then says that its day cannot be read; the rest of the file is not lost
  }
}

/** The days of an entry, both included; what the library cannot make a day of is none. */
function daysOf(event: ICAL.Event): { from: string; until: string } | HolidayFileFault {
  try {
    return readDays(event);
  } catch {
    return "noDay";
  }
}

/** RFC 5545 writes the day after the last. */
function readDays(event: ICAL.Event): { from: string; until: string } | HolidayFileFault {
  const start = event.component.getFirstPropertyValue("dtstart");
  // A moment is no holiday: only whole days (VALUE=DATE) mean the same in every zone.
  if (!(start instanceof ICAL.Time) || !start.isDate) return "noDay";
  const end = event.endDate;
  if (!(end instanceof ICAL.Time)) return "noDay";
  const last = end.clone();
  if (end.compare(start) > 0 && end.isDate) last.adjust(-1, 0, 0, 0);
  if (last.compare(start) < 0) return "endsEarly";
  const days = last.subtractDate(start).toSeconds() / 86_400 + 1;
  return days > MOST_DAYS ? "tooLong" : { from: start.toString(), until: last.toString() };
}

/** Days that do not exist, by their digits: the library takes the thirty-first of April for the first of May. */
function hasUnrealDay(text: string): boolean {
  return [...text.matchAll(/^DT(?:START|END)[^:\r\n]*:(\d{4})(\d{2})(\d{2})/gim)].some(([, year, month, day]) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day);
  });
}

function readEntry({ line, text }: Entry): HolidayFileRow {
  const event = parseEntry(text);
  const uid = event?.uid?.trim().slice(0, 255) || null;
  const name = event?.summary?.replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME) || null;
  const refused = (fault: HolidayFileFault): HolidayFileRow => ({ line, uid, name, fault, holiday: null });
  if (!event) return refused("noDay");
  if (uid === null) return refused("noUid");
  if (name === null || name.length < 2) return refused("noName");
  const { component } = event;
  if (component.hasProperty("rrule") || component.hasProperty("rdate")) return refused("repeats");
  const days = hasUnrealDay(text) ? "noDay" : daysOf(event);
  if (typeof days === "string") return refused(days);
  const holiday: HolidayBody = { name: { id: name, en: name }, ...days, effect: "closed", importUid: uid };
  return { line, uid, name, fault: null, holiday };
}

/**
 * Reads the holidays of an iCalendar file (RFC 5545), whole days only, one row per entry in the order of the file. What
 * cannot be taken over says why and keeps its line; nothing of the file is trusted to be well formed.
 */
export function readHolidayFile(file: string): HolidayFileRow[] {
  const seen = new Set<string>();
  return entriesOf(file.slice(0, MOST_FILE_CHARACTERS))
    .slice(0, MOST_ENTRIES)
    .map((entry) => {
      const row = readEntry(entry);
      if (row.uid === null || row.fault !== null) return row;
      if (seen.has(row.uid)) return { ...row, fault: "doubled", holiday: null };
      seen.add(row.uid);
      return row;
    });
}
