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

/** How well the typed words fit one phrase, 0-1: every typed word counts, words of the phrase left over cost a little. */
function phraseScore(typed: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return 0;
  const best = typed.map((word) => Math.max(...phrase.map((candidate) => likeness(word, candidate))));
  const found = best.filter((value) => value > 0).length;
  const sum = best.reduce((total, value) => total + value, 0);
  return (sum / typed.length) * (0.8 + 0.2 * Math.min(1, found / phrase.length));
}

function serviceScore(definition: ServiceDefinition, typed: readonly string[]): number {
  const { name, summary, searchWords } = definition;
  const weighted: readonly (readonly [weight: number, phrase: string])[] = [
    ...searchWords.map((words) => [1, words] as const),
    [0.95, name.id],
    [0.9, name.en],
    [0.5, summary.id],
    [0.5, summary.en],
  ];
  return Math.max(...weighted.map(([weight, phrase]) => weight * phraseScore(typed, wordsOf(phrase))));
}

/**
 * Ranks services by everyday words and misspellings (`ktp ilang`, `pindah kota`), best first; ties keep the order of
 * the catalogue, so that one word of two services shows a menu. Nothing typed, or nothing that fits: [].
 */
export function searchServices(definitions: readonly ServiceDefinition[], query: string, limit = 8): ServiceHit[] {
  const all = wordsOf(query.slice(0, 200)).slice(0, 12);
  const telling = all.filter((word) => !FILLERS.has(word));
  const typed = telling.length > 0 ? telling : all;
  if (typed.length === 0) return [];
  return definitions
    .map((definition) => ({ code: definition.code, score: serviceScore(definition, typed) }))
    .filter(({ score }) => score >= 0.35)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
