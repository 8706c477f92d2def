import type { Answers } from "../../packages/contracts/src/catalogue/index.ts";
import { catalogueSamples, samplesOf } from "../../packages/testing/src/catalogue-samples.ts";
import { inventedEmail, inventedPhone, varyName } from "./invented-people.ts";

const DAY_MS = 86_400_000;

/** What the answers of a case have to fit. */
export interface AnswerPlace {
  /** Number of the case among all, from 0: no two cases share a person, a phone number or a card number. */
  readonly index: number;
  readonly regionCode: string;
  readonly shortName: string;
  readonly seat: string;
  /** Two villages of the office's area. */
  readonly villages: readonly [string, string];
  /** The office's day on which the case is filed, `YYYY-MM-DD`. */
  readonly day: string;
  /** The id of a site with this capability. */
  readonly siteOf: (capability: string) => string;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The birth date inside a NIK, moved like all dates of the case; women have 40 added to the day. */
function moveNikDate(digits: string, days: number): string {
  const [day, month, year] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  if (day === undefined || month === undefined || year === undefined) return digits;
  const isWoman = day > 40;
  const century = 2000 + year > Number(catalogueSamples.asOf.slice(0, 4)) ? 1900 : 2000;
  const iso = [century + year, month, isWoman ? day - 40 : day].map((part) => String(part).padStart(2, "0")).join("-");
  const [movedYear = "", movedMonth = "", movedDay = ""] = addDays(iso, days).split("-");
  return `${String(Number(movedDay) + (isWoman ? 40 : 0)).padStart(2, "0")}${movedMonth}${movedYear.slice(2)}`;
}

/** Serial numbers 9001 to 9999 are kept for invented people; each case has 22 of its own. */
function serials(index: number): (original: string) => string {
  const given = new Map<string, string>();
  return (original) => {
    const serial = given.get(original) ?? String(9001 + ((index * 22 + given.size) % 999));
    given.set(original, serial);
    return serial;
  };
}

/** Rewrites single texts; `key` is the last part of the question's name. */
function rewriter(place: AnswerPlace): (key: string, text: string) => string {
  const days = Math.round((Date.parse(place.day) - Date.parse(catalogueSamples.asOf)) / DAY_MS);
  const home = catalogueSamples.tenant;
  const district = place.villages[0].slice(0, 8).replaceAll(".", "");
  const serialOf = serials(place.index);
  const regions: Readonly<Record<string, string>> = {
    [home]: place.regionCode,
    [`${home}.01.1001`]: place.villages[0],
    [`${home}.02.1001`]: place.villages[1],
    Bontang: place.seat,
    "Kota Bontang": place.shortName,
  };
  return (key, text) => {
    const known = regions[text];
    if (known !== undefined) return known;
    if (/^\d{16}$/.test(text)) {
      const date = /nik$/i.test(key) ? moveNikDate(text.slice(6, 12), days) : text.slice(6, 12);
      return `${district}${date}${serialOf(text)}`;
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return addDays(text, days);
    if (text.startsWith("$site:")) return place.siteOf(text.slice("$site:".length));
    if (text.startsWith("+62")) return inventedPhone(place.index);
    return varyName(text, place.index);
  };
}

function rewrite(value: unknown, key: string, each: (key: string, text: string) => string): unknown {
  if (typeof value === "string") return each(key.split(".").at(-1) ?? key, value);
  if (Array.isArray(value)) return value.map((item) => rewrite(item, key, each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([part, inner]) => [part, rewrite(inner, part, each)]));
}

/** The applicant of a case by name: the one who asks for somebody else, or the person concerned. */
export function applicantName(answers: Answers): string {
  const names = [answers["applicant.name"], answers["subject.name"], answers["head.name"]];
  return names.find((name): name is string => typeof name === "string") ?? "Warga Percontohan";
}

/**
 * A sample of the catalogue as another invented person of another office would have answered it: places, dates (also
 * those inside a NIK), names and numbers are rewritten together, so that everything still agrees.
 */
export function adaptAnswers(service: string, sample: number, place: AnswerPlace): Answers {
  const found = samplesOf(service).samples[sample];
  if (!found) throw new Error(`The catalogue has no sample ${sample} of ${service}.`);
  const each = rewriter(place);
  const answers = Object.fromEntries(
    Object.entries(found.answers)
      .filter(([, value]) => typeof value !== "string" || !value.startsWith("$slot:"))
      .map(([key, value]) => [key, rewrite(value, key, each)]),
  ) as Answers;
  if (typeof answers["applicant.email"] === "string")
    answers["applicant.email"] = inventedEmail(applicantName(answers));
  return answers;
}
