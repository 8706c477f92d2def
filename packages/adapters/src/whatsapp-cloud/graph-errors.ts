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

/** What a code of Meta's table means for a message; by the code alone, the words change (integrations 1.1). */
export function failureOfCode(code: number): SendFailure {
  for (const [failure, codes] of Object.entries(OF_CODE)) {
    if (codes.includes(code)) return failure as SendFailure;
  }
  if ((code >= 200 && code <= 299) || (code >= 133000 && code <= 133999)) return "bad-credentials";
  return "refused";
}
