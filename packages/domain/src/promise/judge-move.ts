import type { PromiseCause, PromiseShares } from "@gerai/contracts/promise";

/** What an applicant was told of the day, and when. Days are the office's, `YYYY-MM-DD`. */
export interface Told {
  readonly dueOn: string | null;
  readonly on: string | null;
}

/** What is known of a promise before and after it was reckoned anew. */
export interface Move {
  readonly told: Told;
  readonly dueOn: string | null;
  /** Whether holds of the case were set or lifted since: of those the applicant hears anyway. */
  readonly hasHoldNews: boolean;
  readonly isOver: boolean;
  readonly today: string;
}

/**
 * Whether the applicant has to be told of another day, and what they are told from then on. Promised days are days on which
 * the office works, so another one is at least one office day away. Once a day at most: what moves again waits for the next.
 */
export function judgeMove({ told, dueOn, hasHoldNews, isOver, today }: Move): {
  readonly told: Told;
  readonly isNews: boolean;
} {
  if (isOver) return { told, isNews: false };
  if (hasHoldNews) return { told: { dueOn, on: told.on }, isNews: false };
  if (dueOn === null || dueOn === told.dueOn || told.on === today) return { told, isNews: false };
  return { told: { dueOn, on: today }, isNews: true };
}

const CAUSES = ["citizen", "closed", "blanks", "siak"] as const satisfies readonly (keyof PromiseShares)[];

/** What the day is another one for: what takes more of the way to it than at first, the weightiest first; else the hours. */
export function causesOf(first: PromiseShares, planned: PromiseShares): PromiseCause[] {
  const more = CAUSES.filter((share) => planned[share] > first[share]).sort(
    (one, other) => planned[other] - first[other] - (planned[one] - first[one]),
  );
  return more.length > 0 ? more : ["hours"];
}
