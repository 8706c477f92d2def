import type { ChangedMode, SuggestedWords } from "@gerai/domain/broadcasts/ports";
import { fill, messages } from "@gerai/language";

/** The most that title and text of a broadcast hold, and what an SMS has room for beside office, link and code. */
const LONGEST = { title: 60, text: 700, sms: 140 } as const;

const words = () => messages("id").broadcastTexts;

const dayFormat = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day or moment of the office: `23 Maret 2020`, `23 Maret 2020 pukul 12.00`. */
function wordMoment(moment: string): string {
  const [day = "", time] = moment.split("T");
  const shown = dayFormat.format(new Date(`${day}T00:00:00Z`));
  return time === undefined ? shown : `${shown} pukul ${time.replace(":", ".")}`;
}

/** `A, B dan C`; of more than `most` only the first one and a number. */
function wordList(parts: readonly string[], most = 4): string {
  const [first = "", ...rest] = parts;
  if (parts.length > most) return fill(words().others, { first, count: parts.length - 1 });
  const last = rest.pop();
  return last === undefined ? first : `${[first, ...rest].join(", ")}${words().and}${last}`;
}

/** Cut at a word, where it is too long. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 3).replace(/\s+\S*$/, "")}...`;
}

/** One line without double blanks, with a full stop after it. */
const sentence = (text: string) =>
  `${text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.\s]+$/, "")}.`;

function whatOf({ closes, services, suspended }: ChangedMode, most?: number): string {
  const names = services.map(({ id }) => id);
  const { everything, capabilities } = words();
  if (closes) return names.length === 0 ? everything : wordList(names, most);
  const kinds = wordList(
    suspended.map((capability) => capabilities[capability]),
    most,
  );
  return names.length === 0 ? kinds : `${kinds} (${wordList(names, most)})`;
}

const effectOf = ({ closes }: ChangedMode) => (closes ? "closes" : "suspends");

function untilOf({ until }: ChangedMode): string {
  return until === null ? words().open : fill(words().until, { until: wordMoment(until) });
}

function wordChange(mode: ChangedMode, most?: number): string {
  const text = words().sentences[mode.change][effectOf(mode)];
  return sentence(fill(text, { what: whatOf(mode, most), from: wordMoment(mode.from), until: untilOf(mode) }));
}

function wordExceptions({ exceptions }: ChangedMode): string {
  const { except, purposes: forPurposes, filedBefore: before } = words();
  const parts = exceptions.flatMap(({ purposes, filedBefore }) => [
    ...(purposes.length > 0 ? [fill(forPurposes, { purposes: wordList(purposes.map(({ id }) => id)) })] : []),
    ...(filedBefore === null ? [] : [fill(before, { day: wordMoment(filedBefore) })]),
  ]);
  return parts.length === 0 ? "" : fill(except, { exceptions: wordList(parts) });
}

function wordInstead({ instead }: ChangedMode): string {
  const { instead: text, channels } = words();
  const ways = instead.map((way) => way.text?.id.replace(/[.\s]+$/, "") ?? (way.channel ? channels[way.channel] : ""));
  return ways.length === 0 ? "" : fill(text, { ways: wordList(ways) });
}

/** All of one mode: what, why, for whom not, what instead. Of one that ended only that it did. */
function wordMode(mode: ChangedMode): string {
  if (mode.change === "ended") return wordChange(mode);
  const reason = sentence(fill(words().reason, { reason: mode.reason.id }));
  return [wordChange(mode), reason, wordExceptions(mode), wordInstead(mode)].filter((part) => part !== "").join(" ");
}

/** The broadcast of published modes, from the first to the last, within the bounds of a broadcast. */
export function suggestWords(modes: readonly [ChangedMode, ...ChangedMode[]]): SuggestedWords {
  const [first] = modes;
  const { titles, passOn } = words();
  const facts = { what: whatOf(first, 1), from: wordMoment(first.from) };
  const title = fill(modes.length === 1 ? titles[first.change][effectOf(first)] : titles.several, facts);
  const body = cut(modes.map(wordMode).join(" "), LONGEST.text - passOn.length - 1);
  const short =
    modes.length === 1 ? [wordChange(first, 2), wordInstead(first)] : modes.map((mode) => wordChange(mode, 1));
  return {
    title: cut(title, LONGEST.title),
    text: `${body} ${passOn}`,
    sms: cut(short.filter((part) => part !== "").join(" "), LONGEST.sms),
  };
}
