const WINDOW_MS = 30_000;
const LEAST_CALLS = 20;
const REST_MS = 30_000;

/** Calls to one provider with one account, as far as they decide whether the next is worth making (REL-11). */
export interface Breaker {
  readonly since: number;
  readonly calls: number;
  readonly failures: number;
  /** Null while calls pass; otherwise when the next probe may go. */
  readonly openUntil: number | null;
  readonly isProbing: boolean;
}

/** A breaker that has seen nothing yet. */
export const CLOSED: Breaker = { since: 0, calls: 0, failures: 0, openUntil: null, isProbing: false };

/** Whether a call could be made at `now` (milliseconds). */
export function isPassable(breaker: Breaker, now: number): boolean {
  return breaker.openUntil === null || breaker.openUntil <= now;
}

/** The breaker with a call begun: of an open one that is the probe, and no other goes for the next 30 seconds. */
export function begin(breaker: Breaker, now: number): Breaker {
  return breaker.openUntil === null ? breaker : { ...breaker, openUntil: now + REST_MS, isProbing: true };
}

/** The breaker with a call ended. It opens at half of at least 20 calls of 30 seconds failed; one good probe closes it. */
export function end(breaker: Breaker, isGood: boolean, now: number): Breaker {
  if (breaker.openUntil !== null) {
    if (!breaker.isProbing) return breaker;
    return isGood ? { ...CLOSED, since: now } : { ...breaker, openUntil: now + REST_MS, isProbing: false };
  }
  const isFresh = now - breaker.since >= WINDOW_MS;
  const calls = (isFresh ? 0 : breaker.calls) + 1;
  const failures = (isFresh ? 0 : breaker.failures) + (isGood ? 0 : 1);
  const isBroken = calls >= LEAST_CALLS && failures * 2 >= calls;
  const openUntil = isBroken ? now + REST_MS : null;
  return { since: isFresh ? now : breaker.since, calls, failures, openUntil, isProbing: false };
}
