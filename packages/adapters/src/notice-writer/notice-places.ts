import type { Notice } from "@gerai/domain/notifications/ports";
import type { Messages } from "@gerai/language";
import { messages } from "@gerai/language";
import { mailPlaces, oneLine } from "./mail-places.ts";

/** Where the words of a kind stand in the catalogue. */
export type WordsKey = keyof Messages["notices"]["status"];

/** `completion-reminder` as a key of the catalogue. */
export function wordsKey(kind: Notice["kind"]): WordsKey {
  return kind === "completion-reminder" ? "completionReminder" : kind;
}

/** Longest names in a short message, so that two segments of SMS hold it with a link (SMS-2). */
export const LONGEST = { kantor: 56, layanan: 48, dokumen: 48 } as const;

/** A text of at most so many characters, with dots for the rest. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, Math.max(longest - 3, 0)).trimEnd()}...`;
}

/** What everybody calls the authority, whose full name takes a quarter of an SMS. */
const shortOffice = (name: string) => name.replace("Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil");

/** The places of short notices, one line each. No name of a person is among them (SMS-3). */
export function noticePlaces(notice: Notice): Record<string, string> {
  const { locale } = notice;
  const places = mailPlaces(notice, locale);
  const values = {
    kantor: clip(shortOffice(notice.office.name), LONGEST.kantor),
    nomor: notice.number,
    layanan: clip(notice.service[locale], LONGEST.layanan),
    dokumen: clip(places.name ?? "", LONGEST.dokumen),
    status: messages(locale).notices.status[wordsKey(notice.kind)],
    sampai: places.until ?? "",
    kode: notice.code ?? "",
    tautan: notice.link ?? notice.trackLink,
    pesan: notice.messageCode,
  };
  return Object.fromEntries(Object.entries(values).map(([place, value]) => [place, oneLine(value)]));
}

/** The places that words hold, in the order in which each comes first. */
export function placesIn(words: string): string[] {
  return [...new Set([...words.matchAll(/\{([a-z]+)\}/g)].map(([, place]) => place ?? ""))];
}
