import type { ClosedReason, HoursSpan, RuleException } from "@gerai/contracts/availability";
import { fill, type Locale, type Messages } from "@gerai/language";
import { formatCalendarDate, formatDate, formatDateTime, formatPercent, formatPhone } from "@gerai/ui/format";
import { useOffice, useTexts } from "../../office.ts";

/** Words about what is open, in the page's language and the office's zone. */
export interface OpenWords {
  readonly locale: Locale;
  readonly t: Messages["availability"];
  readonly zone: string;
}

/** The words of this page. */
export function useOpenWords(): OpenWords {
  const { locale, t } = useTexts();
  return { locale, t: t.availability, zone: useOffice().timeZone };
}

/** `08.00–12.00 dan 13.00–15.00`; English with colons. */
export function hoursText(spans: readonly HoursSpan[], { locale, t }: OpenWords): string {
  const clock = (time: string) => (locale === "id" ? time.replace(":", ".") : time);
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(t.and);
}

/** Phone numbers as they are dialled, with "and" before the last. */
export function numbersText(phones: readonly string[], { t }: OpenWords): string {
  return phones.map(formatPhone).join(t.and);
}

/** The last day of a stretch that ends at an instant: a rule that ends at midnight held to the day before. */
export function lastDayText(until: string, { locale, zone }: OpenWords): string {
  return formatDate(Date.parse(until) - 1, zone, locale);
}

/** An instant with weekday and clock. */
export function momentText(at: string, { locale, zone }: OpenWords): string {
  return formatDateTime(at, zone, locale);
}

/** A day of the office, with its weekday. */
export function dayText(day: string, { locale }: OpenWords): string {
  return formatCalendarDate(day, locale);
}

/** Half the seats as "50 %". */
export function shareText(share: number, { locale }: OpenWords): string {
  return formatPercent(share, locale, 0);
}

/** What is told of a closed way. */
export interface Closed {
  readonly reason: ClosedReason | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly reviewOn: string | null;
}

/** A text of the catalogue as the beginning of a line. */
export function lineText(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why, since when and until when, in one to three short sentences; of a part, what of it is closed. */
export function closedText({ reason, since, until, reviewOn }: Closed, words: OpenWords, isPart = false): string {
  const { t, locale, zone } = words;
  const parts: string[] = [];
  if (reason?.kind === "hours") parts.push(t.afterHours);
  if (reason?.kind === "holiday" && reason.text) parts.push(`${reason.text[locale]}.`);
  if (reason?.kind === "rule" && since)
    parts.push(fill(isPart ? t.restSince : t.closedSince, { since: formatDate(since, zone, locale) }));
  parts.push(until ? fill(t.opensAgain, { time: momentText(until, words) }) : t.notDecided);
  if (!until && reviewOn) parts.push(fill(t.reviewOn, { day: dayText(reviewOn, words) }));
  return parts.join(" ");
}

/** When what is sent now will be read. */
export function readText(
  readOn: { readonly at: string } | null,
  spans: readonly HoursSpan[],
  words: OpenWords,
): string {
  const { t } = words;
  if (readOn) return `${t.sendAnytime} ${fill(t.readLater, { time: momentText(readOn.at, words) })}`;
  const hours = hoursText(spans, words);
  return `${t.sendAnytime} ${hours === "" ? t.nobodyReads : fill(t.readNow, { hours })}`;
}

/** For whom a rule makes an exception, roughly: the pages of the services say it exactly. */
export function exceptionText(exception: RuleException, words: OpenWords): string {
  const { t } = words;
  if (exception.filedBefore) return fill(t.exceptions.filedBefore, { day: dayText(exception.filedBefore, words) });
  if (exception.purposes) return t.exceptions.purposes;
  if (exception.stages?.includes("collect")) return t.exceptions.collect;
  return exception.stages?.includes("continue") ? t.exceptions.continue : t.exceptions.other;
}
