import type { Notice, NoticeWords, WrittenNotice } from "@gerai/domain/notifications/ports";
import { fill, type Locale, type Messages, messages } from "@gerai/language";
import { mailPlaces, oneLine } from "./mail-places.ts";
import { noticePlaces } from "./notice-places.ts";

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

/** The places of the mails' own catalogue as an office writes them. */
const OWN_PLACES: Readonly<Record<string, string>> = {
  office: "kantor",
  number: "nomor",
  service: "layanan",
  name: "dokumen",
  until: "sampai",
  trackLink: "tautan",
};

/** The house's subject and first words of an e-mail with the places of an office's own; facts follow anyway. */
export function mailWords(kind: Notice["kind"], locale: Locale): { subject: string; body: string } {
  const { subject, body } = messages(locale).mail[MAIL_OF[kind]];
  const own = (text: string) =>
    text
      .replace(": {hold}", "")
      .replace(/\{(\w+)\}/g, (place, name: string) => (name in OWN_PLACES ? `{${OWN_PLACES[name]}}` : place));
  return { subject: own(subject), body: own(body.split("\n")[0] ?? "") };
}

/** What an e-mail says whatever the office's own words are: number, service, code, days, reasons and links. */
function factsOf(notice: Notice, locale: Locale, places: Readonly<Record<string, string>>): string {
  const { facts } = messages(locale).notices;
  const line = (text: string, value: string | undefined) => (value ? [fill(text, { value })] : []);
  const lines = [
    ...line(facts.number, notice.number),
    ...line(facts.service, notice.service[locale]),
    ...line(facts.document, notice.name?.[locale]),
    ...line(facts.code, notice.code),
    ...line(facts.until, places.until),
    ...line(facts.link, notice.link),
    ...line(facts.track, notice.trackLink),
  ].join("\n");
  const more = [places.reason, notice.kind === "document" ? facts.pin : ""].filter(Boolean);
  return [...more, lines].join("\n\n");
}

/**
 * A notice in one language: subject of one line, text, and an HTML twin that says the same. Pure. Pictures, remote
 * styles and tracking are not in it (MAIL-1); whatever a person wrote is escaped (MAIL-3). An office's own words stand
 * before the facts, which are always said.
 */
export function renderNotice(notice: Notice, locale: Locale, words: NoticeWords | null = null): WrittenNotice {
  const { mail } = messages(locale);
  const house = mail[MAIL_OF[notice.kind]];
  const places = mailPlaces(notice, locale);
  const own = words && noticePlaces(notice);
  const body = own ? `${fill(words.text, own)}\n\n${factsOf(notice, locale, places)}` : fill(house.body, places);
  const text = [fill(mail.greeting, places), body, fill(mail.closing, places), fill(mail.footer, places)].join("\n\n");
  const title = oneLine(own && words.subject ? fill(words.subject, own) : fill(house.subject, places));
  const links = [notice.trackLink, notice.checkLink, ...(notice.link ? [notice.link] : [])];
  return { subject: title, text: `${text}\n`, html: twinOf(text, links, locale, title) };
}
