import type { Notice } from "@gerai/domain/notifications/ports";
import { fill, type Locale, messages } from "@gerai/language";

const LOCALE_TAGS: Readonly<Record<Locale, string>> = { id: "id-ID", en: "en-GB" };

function dayText(at: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { dateStyle: "long", timeZone }).format(at);
}

/** The officer's words, the list of what is to be mended, or why something stands still or takes longer. */
function reasonText(notice: Notice, locale: Locale): string {
  if (notice.hold) return notice.hold.words[locale];
  if (notice.promise) return messages(locale).mail.causes[notice.promise.cause];
  const items = notice.items ?? [];
  return items.length > 0
    ? items.map(({ paper, text }) => `- ${paper[locale]}: ${text[locale]}`).join("\n")
    : (notice.words ?? "");
}

/** The last day of something, or that nobody has decided it. */
function untilText({ office, until, hold, promise }: Notice, locale: Locale): string {
  const { untilOpen, untilReviewed } = messages(locale).mail;
  const ofDay = (day: string) => dayText(new Date(`${day}T00:00:00Z`), "UTC", locale);
  if (promise) return ofDay(promise.dueOn);
  if (hold?.until) return dayText(new Date(Date.parse(hold.until) - 1), office.timeZone, locale);
  if (hold) return hold.reviewOn ? fill(untilReviewed, { date: ofDay(hold.reviewOn) }) : untilOpen;
  return until ? dayText(until, office.timeZone, locale) : "";
}

/** What fills the places of a text, in the notice's words. */
export function mailPlaces(notice: Notice, locale: Locale): Record<string, string> {
  return {
    office: notice.office.name,
    number: notice.number,
    service: notice.service[locale],
    name: notice.name?.[locale] ?? notice.service[locale],
    code: notice.code ?? "",
    link: notice.link ?? notice.trackLink,
    trackLink: notice.trackLink,
    until: untilText(notice, locale),
    hold: notice.hold?.label[locale] ?? "",
    reason: reasonText(notice, locale),
    messageCode: notice.messageCode,
    checkLink: notice.checkLink,
  };
}

/** What stands in a header has one line (MAIL-3). */
export const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, " ").trim();
