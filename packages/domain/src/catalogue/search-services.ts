import type { ServiceDefinition } from "./template.ts";

/** A service that fits what was typed; a higher score fits better. */
export interface ServiceHit {
  readonly code: string;
  readonly score: number;
}

/** Words that say nothing about which service is meant. */
const FILLERS = new Set(
  "saya aku mau ingin cara bagaimana gimana urus mengurus buat bikin membuat yang di ke untuk dan atau dari dengan tolong min kak pak bu nya i want to how get my the a of for".split(
    " ",
  ),
);

/** Lower case, without accents and signs; `e-ktp` is one word with `ektp`. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(?<=\w)-(?=\w)/g, "");
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** True when one letter added, left out, changed, or swapped with its neighbour makes one word of the other. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** 1 for the same word, less for the beginning of a longer one or for a slip in a word of four letters or more. */
function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length >= 3 && word.startsWith(typed)) return 0.75;
  return typed.length >= 4 && word.length >= 4 && isOneSlipAway(typed, word) ? 0.6 : 0;
}

/** A typed word and how much it tells: one that few services know tells more. */
interface TypedWord {
  readonly word: string;
  readonly weight: number;
}

/** The share of what was typed that the words know, 0-1. */
function coverage(typed: readonly TypedWord[], words: readonly string[]): number {
  const total = typed.reduce((sum, { weight }) => sum + weight, 0);
  const known = typed.reduce(
    (sum, { word, weight }) => sum + weight * words.reduce((best, other) => Math.max(best, likeness(word, other)), 0),
    0,
  );
  return known / total;
}

/** How well the typed words fit one phrase, 0-1; words of the phrase that were not typed cost a little. */
function phraseScore(typed: readonly TypedWord[], phrase: readonly string[]): number {
  if (phrase.length === 0) return 0;
  const found = phrase.filter((other) => typed.some(({ word }) => likeness(word, other) > 0)).length;
  return coverage(typed, phrase) * (0.8 + (0.2 * found) / phrase.length);
}

function serviceScore({ phrases, words }: ServiceWords, typed: readonly TypedWord[]): number {
  const byPhrase = Math.max(...phrases.map(([weight, phrase]) => weight * phraseScore(typed, phrase)));
  return Math.max(byPhrase, 0.85 * coverage(typed, words));
}

/** The words of a service: phrase by phrase with a weight, and those of its names and search words together. */
interface ServiceWords {
  readonly phrases: readonly (readonly [weight: number, words: readonly string[]])[];
  readonly words: readonly string[];
}

const wordsByDefinition = new WeakMap<ServiceDefinition, ServiceWords>();

/** Splitting is the costly part and a definition is frozen: it is done once. */
function serviceWords(definition: ServiceDefinition): ServiceWords {
  const known = wordsByDefinition.get(definition);
  if (known) return known;
  const { name, summary, searchWords } = definition;
  const phrases = [
    ...searchWords.map((words) => [1, wordsOf(words)] as const),
    [0.95, wordsOf(name.id)] as const,
    [0.9, wordsOf(name.en)] as const,
    [0.5, wordsOf(summary.id)] as const,
    [0.5, wordsOf(summary.en)] as const,
  ];
  const words = new Set(phrases.filter(([weight]) => weight >= 0.9).flatMap(([, phrase]) => phrase));
  const made = { phrases, words: [...words] };
  wordsByDefinition.set(definition, made);
  return made;
}

/**
 * Ranks services by everyday words and misspellings (`ktp ilang`, `pindah kota`), best first; ties keep the order of
 * the catalogue, so that one word of two services shows a menu. Nothing typed, or nothing that fits: [].
 */
export function searchServices(definitions: readonly ServiceDefinition[], query: string, limit = 8): ServiceHit[] {
  const all = wordsOf(query.slice(0, 200)).slice(0, 12);
  const telling = all.filter((word) => !FILLERS.has(word));
  const services = definitions.map((definition) => ({ code: definition.code, words: serviceWords(definition) }));
  const typed = (telling.length > 0 ? telling : all).map((word) => {
    const knowing = services.filter(({ words }) => words.words.some((other) => likeness(word, other) > 0)).length;
    return { word, weight: Math.log(2 + definitions.length / (1 + knowing)) };
  });
  if (typed.length === 0) return [];
  return services
    .map(({ code, words }) => ({ code, score: serviceScore(words, typed) }))
    .filter(({ score }) => score >= 0.35)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
