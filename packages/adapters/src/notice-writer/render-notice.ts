import type { Notice, WrittenNotice } from "@gerai/domain/notifications/ports";
import { fill, type Locale, type Messages, messages } from "@gerai/language";

type MailKey = {
  [Key in keyof Messages["mail"]]: Messages["mail"][Key] extends { readonly subject: string } ? Key : never;
}[keyof Messages["mail"]];

const MAIL_OF: Readonly<Record<Notice["kind"], MailKey>> = {
  received: "received",
  completion: "completion",
  "completion-reminder": "completionReminder",
  resubmitted: "resubmitted",
  verified: "verified",
  rejected: "rejected",
  cancelled: "cancelled",
  expired: "expired",
  document: "documentReady",
  ready: "cardReady",
  answered: "answered",
  revoked: "revoked",
  closed: "closed",
  held: "held",
  resumed: "resumed",
  promise: "promiseMoved",
};

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
export function placesOf(notice: Notice, locale: Locale): Record<string, string> {
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

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** An address up to the punctuation that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<]+?(?=[.,:;)]*(?:\s|<|$))/g;

/** The text as HTML: everything escaped, paragraphs and lines kept, our own links clickable and no others. */
export function twinOf(text: string, links: readonly string[], locale: Locale, title: string): string {
  const own = new Set(links.map(escapeHtml));
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = escapeHtml(paragraph).replaceAll("\n", "<br>\n");
    const html = lines.replace(ADDRESS, (address) =>
      own.has(address) ? `<a href="${address}">${address}</a>` : address,
    );
    return `<p>${html}</p>`;
  });
  return [
    "<!doctype html>",
    `<html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">',
    ...paragraphs,
    "</body></html>\n",
  ].join("\n");
}

/**
 * A notice in one language: subject of one line, text, and an HTML twin that says the same. Pure. Pictures, remote
 * styles and tracking are not in it (MAIL-1); whatever a person wrote is escaped (MAIL-3).
 */
export function renderNotice(notice: Notice, locale: Locale): WrittenNotice {
  const { mail } = messages(locale);
  const { subject, body } = mail[MAIL_OF[notice.kind]];
  const places = placesOf(notice, locale);
  const parts = [mail.greeting, body, mail.closing, mail.footer];
  const text = parts.map((part) => fill(part, places)).join("\n\n");
  const title = oneLine(fill(subject, places));
  const links = [notice.trackLink, notice.checkLink, ...(notice.link ? [notice.link] : [])];
  return { subject: title, text: `${text}\n`, html: twinOf(text, links, locale, title) };
}
