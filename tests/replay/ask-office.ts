import { AvailabilityAnswer } from "@gerai/contracts/availability";

/** Sends a request to the host of an office, as anybody could. */
export type Ask = (slug: string, path: string) => Promise<Response>;

const HOURS_EAST = {
  bontang: 8,
  balikpapan: 8,
  tanjungpinang: 7,
  bekasikab: 7,
  bulungan: 8,
  kutaitimur: 8,
  paser: 8,
  bintan: 7,
};

/** An office of the replay. */
export type OfficeSlug = keyof typeof HOURS_EAST;

/** `2020-03-26 09:00` in the office's zone as the question carries it. */
function offsetInstant(slug: OfficeSlug, local: string): string {
  return `${local.replace(" ", "T")}:00+0${HOURS_EAST[slug]}:00`;
}

/** An instant of an answer on the office's own clock; whole days without their midnight. */
function localText(slug: OfficeSlug, instant: string): string {
  const local = new Date(Date.parse(instant) + HOURS_EAST[slug] * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/**
 * What is asked in few words: the service first, then in any order a channel, a stage, a purpose, `at <site>`,
 * `filed <day>`. `KTP_RUSAK counter file TNI_POLRI`.
 */
function readWords(words: string): URLSearchParams {
  const [service = "", ...rest] = words.split(" ");
  const query = new URLSearchParams({ service });
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? "";
    if (word === "at") query.set("site", rest[++index] ?? "");
    else if (word === "filed") query.set("filedOn", rest[++index] ?? "");
    else if (["counter", "web", "whatsapp"].includes(word)) query.set("channel", word);
    else if (["file", "continue", "collect"].includes(word)) query.set("stage", word);
    else query.set("purpose", word);
  }
  return query;
}

/** The whole answer of one question about an instant of the office's own clock. */
export async function askOffice(ask: Ask, slug: OfficeSlug, local: string, words: string): Promise<AvailabilityAnswer> {
  const query = readWords(words);
  query.set("at", offsetInstant(slug, local));
  const reply = await ask(slug, `/api/v1/availability?${query}`);
  if (reply.status !== 200) throw new Error(`${slug} ${words}: ${reply.status} ${await reply.text()}`);
  return AvailabilityAnswer.parse(await reply.json());
}

/**
 * An answer in one line, with the office's own clock: `open`, or `closed, <why>, until <when>`; then what else of it
 * matters: `read <when>`, `half` the capacity, each hold with its end, and whether advice or contacts are given.
 */
export function inWords(slug: OfficeSlug, answer: AvailabilityAnswer): string {
  const when = (instant: string | null) => (instant === null ? "not decided" : localText(slug, instant));
  const kind = answer.reason?.kind;
  const why = kind === "rule" ? answer.rule?.name : kind === "holiday" ? `libur ${answer.reason?.text?.id}` : kind;
  const parts = answer.open ? ["open"] : ["closed", `${why}`, `until ${when(answer.until)}`];
  if (answer.readOn) parts.push(`read ${when(answer.readOn.at)}`);
  if (answer.capacityFactor !== 1) parts.push(`capacity ${answer.capacityFactor}`);
  for (const hold of answer.holds) parts.push(`${hold.code} until ${when(hold.until)}`);
  if (answer.houseRules.some((rule) => rule.kind === "advice")) parts.push("advice");
  if (answer.alternatives.some((way) => way.kind === "contact")) parts.push("contacts");
  return parts.join(", ");
}
