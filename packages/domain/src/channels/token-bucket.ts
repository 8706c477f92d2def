/** How fast a bucket may be emptied: at most `capacity + time / refillMs` tokens in any stretch of time. */
export interface BucketRate {
  readonly capacity: number;
  /** Milliseconds until one token has come back. */
  readonly refillMs: number;
}

/** What asking for a token comes to: the instant at which the bucket is full again, or how long to wait. */
export type Taking = { readonly fullAt: number } | { readonly waitMs: number };

/**
 * Takes one token of a bucket that is full again at `fullAt`. Whoever leaves `reserve` tokens to others waits while no
 * more than those are in it. Instants are milliseconds; a bucket that nobody has used is full.
 */
export function takeFrom(fullAt: number, rate: BucketRate, now: number, reserve = 0): Taking {
  const next = Math.max(fullAt, now) + rate.refillMs;
  const waitMs = next - now - (rate.capacity - reserve) * rate.refillMs;
  return waitMs > 0 ? { waitMs: Math.ceil(waitMs) } : { fullAt: next };
}
