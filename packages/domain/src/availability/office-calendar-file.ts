import type { Text, TextLocale } from "@gerai/contracts/kernel";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { calendarDay, calendarFile, calendarInstant, calendarText } from "./calendar-lines.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type CompiledRule, endAsKnown } from "./compiled-rule.ts";
import { counterIntervals } from "./counter-intervals.ts";
import { holidaysBetween } from "./day-hours.ts";
import { loadAvailability } from "./load-availability.ts";
import { DAY, dayNumber, dayText } from "./office-time.ts";
import { sitesOn } from "./office-today.ts";

/** How far ahead a calendar program is told; it asks again every day. */
const DAYS_AHEAD = 60;

const WORDS = {
  open: { id: "Loket buka", en: "Counter open" },
  closed: { id: "Tutup", en: "Closed" },
  notDecided: { id: "Sampai kapan belum ditentukan.", en: "Until when is not decided." },
  hours: { id: "Jam layanan", en: "Office hours" },
} as const satisfies Record<string, Text>;

interface Entry {
  readonly uid: string;
  readonly begin: string;
  readonly end: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
}

/** Beginning and end of a stretch of whole days; the end is the day after the last (RFC 5545, 3.6.1). */
const wholeDays = (firstDay: number, dayAfter: number) => ({
  begin: `DTSTART;VALUE=DATE:${calendarDay(dayText(firstDay))}`,
  end: `DTEND;VALUE=DATE:${calendarDay(dayText(dayAfter))}`,
});

const stretch = (from: Date, to: Date) => ({
  begin: `DTSTART:${calendarInstant(from)}`,
  end: `DTEND:${calendarInstant(to)}`,
});

interface Calendar {
  readonly compiled: CompiledAvailability;
  readonly host: string;
  readonly locale: TextLocale;
  /** Midnight of the first day in the office's zone, and the end of the last. */
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

function hoursEntries({ compiled, host, locale, from, to, now }: Calendar): Entry[] {
  return sitesOn(compiled, now).flatMap((site) =>
    counterIntervals(compiled, [...compiled.services.keys()], site.code, from, to).map((open) => ({
      uid: `hours-${site.code}-${calendarInstant(open.from)}@${host}`,
      ...stretch(open.from, open.to),
      summary: `${WORDS.open[locale]}: ${site.name}`,
      location: `${site.name}, ${site.address}`,
    })),
  );
}

function closureEntry({ compiled, host, locale, to, now }: Calendar, rule: CompiledRule): Entry {
  const { time } = compiled;
  const end = endAsKnown(rule, now.getTime());
  const shownEnd = new Date(Math.min(end, to.getTime()));
  const [first, last] = [time.dayOf(rule.start), time.dayOf(shownEnd.getTime())];
  const isWholeDays = time.startOf(first) === rule.start && time.startOf(last) === shownEnd.getTime();
  const notes = [rule.body.reason[locale], ...(Number.isFinite(end) ? [] : [WORDS.notDecided[locale]])];
  return {
    uid: `rule-${rule.key}@${host}`,
    ...(isWholeDays ? wholeDays(first, last) : stretch(new Date(rule.start), shownEnd)),
    summary: `${WORDS.closed[locale]}: ${rule.body.name}`,
    description: notes.join("\n"),
  };
}

function closureEntries(calendar: Calendar): Entry[] {
  const { compiled, from, to } = calendar;
  const closes = ({ body: { effects } }: CompiledRule) => effects.access === "close" || effects.suspend !== undefined;
  return compiled.rules
    .filter((rule) => closes(rule) && rule.start < to.getTime() && rule.end > from.getTime())
    .map((rule) => closureEntry(calendar, rule));
}

function holidayEntries({ compiled, host, locale, from, to }: Calendar): Entry[] {
  const { time } = compiled;
  const [first, last] = [from, to].map((at) => dayText(time.dayOf(at.getTime())));
  return holidaysBetween(compiled, first ?? "", last ?? "").map(({ day, name }) => ({
    uid: `holiday-${calendarDay(day)}@${host}`,
    ...wholeDays(dayNumber(day), dayNumber(day) + 1),
    summary: `${WORDS.closed[locale]}: ${name[locale]}`,
  }));
}

function entryLines({ uid, begin, end, summary, description, location }: Entry, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${calendarText(uid)}`,
    `DTSTAMP:${stamp}`,
    begin,
    end,
    `SUMMARY:${calendarText(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${calendarText(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${calendarText(location)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * The office's hours as an iCalendar file (RFC 5545): every stretch of the coming sixty days in which a counter serves,
 * what rules close, and holidays. An entry keeps its UID for as long as it is the same stretch, rule or day.
 */
export const readCalendarFile = query({
  action: "availability.read-calendar",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: z.object({ locale: z.enum(["id", "en"]).default("id") }),
  async run(scope, { locale }): Promise<string> {
    const { ctx } = scope;
    const compiled = await loadAvailability(scope);
    const now = ctx.now();
    const from = new Date(compiled.time.startOf(compiled.time.dayOf(now.getTime())));
    const to = new Date(from.getTime() + DAYS_AHEAD * DAY);
    const host = `${ctx.office.slug}.gerai`;
    const calendar: Calendar = { compiled, host, locale, from, to, now };
    const entries = [...hoursEntries(calendar), ...closureEntries(calendar), ...holidayEntries(calendar)];
    const name = `${WORDS.hours[locale]} ${ctx.office.shortName}`;
    return calendarFile([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Gerai//Jam layanan//ID",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `NAME:${calendarText(name)}`,
      `X-WR-CALNAME:${calendarText(name)}`,
      "REFRESH-INTERVAL;VALUE=DURATION:P1D",
      ...entries.flatMap((entry) => entryLines(entry, calendarInstant(now))),
      "END:VCALENDAR",
    ]);
  },
});
