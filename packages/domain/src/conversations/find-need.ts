import type { Intent } from "./intent-phrases.ts";
import { BARE_WORDS, MILD_WORDS } from "./intent-phrases.ts";
import type { Lexicon, Phrase, Target } from "./lexicon.ts";
import type { Need } from "./meaning.ts";
import { type ReadWords, readWords } from "./vocabulary.ts";

/** Menus are short: more than this is no longer a guess. */
const MOST_SERVICES = 8;
/** How many guesses stand beside the one service that was named with a doubt. */
const MOST_BESIDE = 3;
/** What speaks for the best service alone has to weigh this many times what speaks for another one alone. */
const CLEAR_TIMES = 2;
/** A word that so few services know speaks for one of them whatever else was said. */
const DECISIVE_WEIGHT = 2.4;
/** Less than this, said for the best service alone, is no difference. */
const LEAST_DIFFERENCE = 0.5;
/** Words that speak of other services may weigh at most this share of what speaks for the best one. */
const STRAY_SHARE = 1;
/** What a form is sent for has to say at least this much: more than two weak words. */
const LEAST_WEIGHT = 1.2;
/** Services with less than this share of the best one's weight are not worth a row. */
const ROW_SHARE = 0.45;

/** What the phrases of a lexicon find in a message. */
export interface Found {
  readonly need: Need | null;
  /** By weight, the heaviest first. */
  readonly intents: readonly Intent[];
  /** The message has words we know, though no whole phrase. */
  readonly words: ReadWords;
}

interface Scored {
  readonly service: string;
  /** What was said of it. */
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

/** Papers that are asked for each by itself. */
const PAPERS: ReadonlySet<string> = new Set(["ktp", "kk", "kia", "akta", "ikd"]);

/** What went wrong is what people write for: a form that does not speak of it would be a guess. */
const TROUBLES: readonly string[] = ["hilang", "rusak", "salah"];

const isInside = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.length < outer.length && inner.every((word) => outer.includes(word));

/** Words that turn what follows them: within a phrase they stand right before one of its words, or a word further. */
const TURNING_WORDS: ReadonlySet<string> = new Set(["tidak", "belum", "sudah", "kapan"]);

function turnsOneOf(turning: string, words: readonly string[], inOrder: readonly string[]): boolean {
  return inOrder.some(
    (word, at) =>
      word === turning && inOrder.slice(at + 1, at + 3).some((next) => next !== turning && words.includes(next)),
  );
}

/** Weak words make a phrase only side by side: `sudah jadi`, but not `sudah meninggal, ibu jadi`. */
function isWhole(
  { weak }: Lexicon,
  words: readonly string[],
  said: ReadonlySet<string>,
  inOrder: readonly string[],
): boolean {
  if (!words.every((word) => said.has(word))) return false;
  if (!words.every((word) => weak.has(word))) {
    return words.length === 1 || words.every((word) => !TURNING_WORDS.has(word) || turnsOneOf(word, words, inOrder));
  }
  return inOrder.some((_, at) => {
    const beside = inOrder.slice(at, at + words.length);
    return words.every((word) => beside.includes(word));
  });
}

/** Phrases of which every word was said, without those that lie inside another. */
function wholePhrases(lexicon: Lexicon, inOrder: readonly string[]): Phrase[] {
  const said = new Set(inOrder);
  const candidates = new Set([...said].flatMap((word) => lexicon.phrasesWith.get(word) ?? []));
  const whole = [...candidates].filter(({ words }) => isWhole(lexicon, words, said, inOrder));
  const longest = whole.sort((one, other) => other.words.length - one.words.length);
  return longest.filter(({ words }) => !longest.some((other) => isInside(words, other.words)));
}

/** The weight of what was said in a service's phrases, each word once. */
function scoreServices(lexicon: Lexicon, phrases: readonly Phrase[]): Scored[] {
  const wordsBy = new Map<string, Set<string>>();
  for (const { words, targets } of phrases) {
    for (const target of targets) {
      if (!("service" in target)) continue;
      const own = wordsBy.get(target.service) ?? new Set<string>();
      for (const word of words) own.add(word);
      wordsBy.set(target.service, own);
    }
  }
  return sorted(
    lexicon,
    [...wordsBy].map(([service, words]) => ({ service, words, weight: weightOf(lexicon, words) })),
  );
}

function weightOf(lexicon: Lexicon, words: Iterable<string>): number {
  let sum = 0;
  for (const word of words) sum += lexicon.weightOf.get(word) ?? 0;
  return sum;
}

/** Ties keep the order of the catalogue. */
function sorted(lexicon: Lexicon, scored: readonly Scored[]): Scored[] {
  return [...scored].sort(
    (one, other) =>
      other.weight - one.weight || lexicon.services.indexOf(one.service) - lexicon.services.indexOf(other.service),
  );
}

/** Services that know some of what was said; a guess, never sure. */
function guess(lexicon: Lexicon, said: ReadonlySet<string>): Need | null {
  const scored = lexicon.services.map((service) => {
    const words = new Set([...said].filter((word) => lexicon.wordsOf.get(service)?.has(word)));
    return { service, words, weight: weightOf(lexicon, words) };
  });
  return menuOf(sorted(lexicon, scored).filter(({ weight }) => weight >= 0.8));
}

function menuOf(scored: readonly Scored[]): Need | null {
  const best = scored[0]?.weight ?? 0;
  const [first, ...rest] = scored.filter(({ weight }) => weight >= best * ROW_SHARE).slice(0, MOST_SERVICES);
  return first ? { services: [first.service, ...rest.map(({ service }) => service)], confidence: "unsure" } : null;
}

/** How much of what was said speaks of services, but not of this one. */
function strayWeight(
  lexicon: Lexicon,
  service: string,
  said: ReadonlySet<string>,
  intents: ReadonlySet<string>,
): number {
  const own = lexicon.wordsOf.get(service);
  return weightOf(
    lexicon,
    [...said].filter((word) => !own?.has(word) && !intents.has(word) && !lexicon.weak.has(word)),
  );
}

/** What was said, as it bears on whether a form may be sent. */
interface Context {
  readonly words: ReadWords;
  readonly said: ReadonlySet<string>;
  /** Words that speak of something other than a service. */
  readonly ofIntents: ReadonlySet<string>;
}

/** Whether something in the message is not explained by the best service, so that a form would be a guess. */
function isDoubtful(lexicon: Lexicon, best: Scored, { words, said, ofIntents }: Context): boolean {
  const isForeign = [...said].some((word) => lexicon.foreign.has(word) && !best.words.has(word));
  const isInTrouble = TROUBLES.some((word) => said.has(word) && !best.words.has(word));
  // `tidak hilang`: what the form would be for did not happen.
  const isDenied =
    !best.words.has("tidak") &&
    words.known.some((word, at) => words.known[at - 1] === "tidak" && best.words.has(word) && !lexicon.weak.has(word));
  const hasStray = strayWeight(lexicon, best.service, said, ofIntents) > best.weight * STRAY_SHARE;
  // `sudah rekam`: what is done is not asked for; what is asked for was said in other words.
  const isDone = best.words.size === 1 && said.has("sudah");
  return (
    isForeign || isInTrouble || isDenied || hasStray || isDone || words.deniesUnknown || best.weight < LEAST_WEIGHT
  );
}

function judge(lexicon: Lexicon, scored: readonly Scored[], context: Context): Need | null {
  const [best, ...others] = scored;
  if (!best) return null;
  const isClear = others.every((other) => isClearOf(lexicon, best, other));
  if (isClear && !isDoubtful(lexicon, best, context)) return { services: [best.service], confidence: "sure" };
  const menu = menuOf(scored);
  if (menu && menu.services.length > 1) return menu;
  const guessed = guess(lexicon, context.said)?.services ?? [];
  const more = guessed.filter((service) => service !== best.service).slice(0, MOST_BESIDE);
  return { services: [best.service, ...more], confidence: "unsure" };
}

/** Whether what was said decides between two services: their common words do not. */
function isClearOf(lexicon: Lexicon, best: Scored, other: Scored): boolean {
  const forBest = weightOf(lexicon, withoutAll(best.words, other.words));
  const forOther = withoutAll(other.words, best.words);
  // `akta lahir sekalian kia`: two papers are two needs, however much more was said of one.
  if ([...forOther].some((word) => PAPERS.has(word))) return false;
  if ([...forOther].some((word) => (lexicon.weightOf.get(word) ?? 0) >= DECISIVE_WEIGHT)) return false;
  return forBest >= LEAST_DIFFERENCE && forBest >= CLEAR_TIMES * weightOf(lexicon, forOther);
}

const intentOf = (target: Target): Intent[] => ("intent" in target ? [target.intent] : []);

/** Finds what the words of a message are about: a need, and everything else by weight. */
export function findNeed(lexicon: Lexicon, written: readonly string[]): Found {
  const words = readWords(lexicon.vocabulary, withoutDenied(lexicon, written));
  const said = new Set(words.known);
  const phrases = wholePhrases(lexicon, words.known);
  const spoken = phrases.filter(({ targets }) => targets.some((target) => "intent" in target));
  const ofIntents = new Set(spoken.flatMap(({ words: own }) => own));
  const scored = scoreServices(lexicon, phrases);
  const need =
    scored.length > 0
      ? judge(lexicon, scored, { words, said, ofIntents })
      : guess(lexicon, withoutAll(said, ofIntents));
  const counted = spoken.filter(({ words: own }) => {
    if (own.every((word) => MILD_WORDS.includes(word))) return scored.length === 0;
    return !own.every((word) => BARE_WORDS.includes(word)) || (need === null && said.size <= 2);
  });
  const intents = counted
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ targets }) => targets.flatMap(intentOf));
  return { need, intents: [...new Set(intents)], words };
}

const withoutAll = (said: ReadonlySet<string>, left: ReadonlySet<string>): Set<string> =>
  new Set([...said].filter((word) => !left.has(word)));

/** `bukan hilang tapi rusak`: what is denied was not said. */
function withoutDenied({ vocabulary }: Lexicon, written: readonly string[]): string[] {
  return written.filter((word, at) => {
    const isDenied = ["bukan", "bkn", "dudu", "sanes"].includes(written[at - 1] ?? "");
    return word !== "bukan" && !(isDenied && vocabulary.meaningOf.has(word) && written.length > 3);
  });
}
