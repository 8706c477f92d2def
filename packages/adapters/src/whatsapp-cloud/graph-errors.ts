import type { SendFailure } from "@gerai/domain/channels/ports";

const OF_CODE: Readonly<Record<SendFailure, readonly number[]>> = {
  "retry-later": [1, 2, 131000, 131016, 131053],
  // 131048 is the number's own quality, 131056 the person: both pass by waiting.
  "rate-limited": [4, 80007, 130429, 131048, 131056],
  "outside-window": [131047],
  // Token, permission, lock, payment, policy: nothing passes until somebody mends the account.
  "bad-credentials": [0, 3, 10, 190, 368, 131031, 131042],
  refused: [],
  "unknown-outcome": [],
};

const MINUTE_MS = 60_000;
/** Codes that speak of the number or of the whole account, and for how long it had better rest. */
const RESTS: Readonly<Record<number, number>> = {
  4: MINUTE_MS,
  80007: MINUTE_MS,
  130429: MINUTE_MS,
  131048: 10 * MINUTE_MS,
};

/** For how long a number rests after this code; undefined where the code speaks of one message or one person. */
export function restAfterCode(code: number): number | undefined {
  return RESTS[code];
}

/** What a code of Meta's table means for a message; by the code alone, the words change (integrations 1.1). */
export function failureOfCode(code: number): SendFailure {
  for (const [failure, codes] of Object.entries(OF_CODE)) {
    if (codes.includes(code)) return failure as SendFailure;
  }
  if ((code >= 200 && code <= 299) || (code >= 133000 && code <= 133999)) return "bad-credentials";
  return "refused";
}
