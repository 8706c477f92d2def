import type { ContactLevel, ImportFaultCode } from "@gerai/contracts/broadcasts";
import { z } from "zod";
import { readMobileNumber } from "../channels/index.ts";

/** A value that could be read, or why not. */
export type Reading<T> = { readonly value: T } | { readonly code: ImportFaultCode };

const LEVELS: Readonly<Record<string, ContactLevel>> = {
  camat: "camat",
  lurah: "lurah",
  kades: "kades",
  kepaladesa: "kades",
  keuchik: "kades",
  geuchik: "kades",
  pambakal: "kades",
  pembakal: "kades",
  petinggi: "kades",
  hukumtua: "kades",
  walinagari: "kades",
  peratin: "kades",
  perbekel: "kades",
  kuwu: "kades",
  rw: "rw",
  ketuarw: "rw",
  rt: "rt",
  ketuart: "rt",
};

/** A head's level by what people call it. */
export function readLevel(text: string): Reading<ContactLevel> {
  if (text === "") return { code: "level-missing" };
  const value = LEVELS[text.toLowerCase().replace(/[^a-z]/g, "")];
  return value ? { value } : { code: "level-unknown" };
}

/** The number of an RW or RT: `3`, `003`, `RW 03`; nothing and zeros alone are none. */
export function readUnit(text: string): Reading<number | null> {
  const bare = text.toLowerCase().replace(/^r[wt]\.?\s*/, "");
  if (/^0*$/.test(bare)) return { value: null };
  return /^0*[1-9]\d{0,2}$/.test(bare) ? { value: Number(bare) } : { code: "number-unreadable" };
}

/** A person's name: letters first, no long numbers. */
export function readName(text: string): Reading<string> {
  if (text === "") return { code: "name-missing" };
  const name = text.normalize("NFC").replace(/\s+/g, " ");
  const isName = /^\p{L}[\p{L}\p{M}\p{N} .,'’()/-]{1,99}$/u.test(name) && !/\d{6,}/.test(name.replace(/\s/g, ""));
  return isName ? { value: name } : { code: "name-unreadable" };
}

/** A mobile number in E.164, or what it is instead. */
export function readPhone(text: string): Reading<string> {
  if (text === "") return { code: "phone-missing" };
  const value = readMobileNumber(text);
  if (value) return { value };
  const bare = text.replace(/[^\d+]/g, "");
  if (/^(\+|00)(?!62)/.test(bare)) return { code: "phone-foreign" };
  return { code: /^(\+62|0062|62|0)[2-79]\d{5,}$/.test(bare) ? "phone-landline" : "phone-unreadable" };
}

const Email = z.email().max(120);

/** An e-mail address, or none. */
export function readEmail(text: string): Reading<string | null> {
  if (text === "") return { value: null };
  const read = Email.safeParse(text.toLowerCase());
  return read.success ? { value: read.data } : { code: "email-unreadable" };
}

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  aug: 8,
  agt: 8,
  ags: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};

/** Year, month and day of a date in one of the ways in which they are written. */
function partsOf(text: string): [number, number, number] | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (dayFirst) return [Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])];
  const worded = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/i.exec(text);
  const month = MONTHS[worded?.[2]?.slice(0, 3).toLowerCase() ?? ""];
  return worded && month ? [Number(worded[3]), month, Number(worded[1])] : undefined;
}

/** A day, `YYYY-MM-DD`, from `31/12/2026`, `2026-12-31` or `31 Desember 2026`; nothing is none. */
export function readDay(text: string): Reading<string | null> {
  if (text === "") return { value: null };
  const [year, month, day] = partsOf(text) ?? [0, 0, 0];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1950 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { value: date.toISOString().slice(0, 10) } : { code: "date-unreadable" };
}
