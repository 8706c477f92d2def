import type { CompiledRule } from "./compiled-rule.ts";

/** The stretch of time around an instant in which the same rules are in force, `[start, end)`, either end infinite. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** In the order of precedence: the first beats the others. */
  readonly rules: readonly CompiledRule[];
}

/** Number of entries of the sorted list that are not after the instant. */
export function countUntil(sorted: readonly number[], instant: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorted, each once, without the ends of time. */
export function sortedInstants(instants: Iterable<number>): number[] {
  const sorted = Float64Array.from(instants).sort();
  const once: number[] = [];
  for (const instant of sorted) if (Number.isFinite(instant) && instant !== once.at(-1)) once.push(instant);
  return once;
}

/**
 * Which of some rules are in force at an instant. Time is cut where a rule begins or ends or its end was decided; the rules of a cut are
 * gathered when it is asked for the first time, so that thousands of ended rules cost a binary search and no more.
 */
export class Timeline {
  readonly #rules: readonly CompiledRule[];
  #cuts: readonly number[] | undefined;
  readonly #stretches = new Map<number, Stretch>();

  /** `rules` in the order of precedence. */
  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
  }

  /** The stretch an instant lies in. */
  at(instant: number): Stretch {
    this.#cuts ??= sortedInstants(this.#rules.flatMap(({ start, end, endKnown }) => [start, end, endKnown]));
    const index = countUntil(this.#cuts, instant);
    const known = this.#stretches.get(index);
    if (known) return known;
    const start = this.#cuts[index - 1] ?? Number.NEGATIVE_INFINITY;
    const end = this.#cuts[index] ?? Number.POSITIVE_INFINITY;
    const stretch = { start, end, rules: this.#rules.filter((rule) => rule.start <= start && end <= rule.end) };
    this.#stretches.set(index, stretch);
    return stretch;
  }
}
