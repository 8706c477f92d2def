import { expect, test } from "vitest";
import { matchTimeCode, newTotpSecret, timeCodeAt } from "./time-codes.ts";

/** The ASCII secret of RFC 6238, appendix B, in base 32. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("the code at second %i is that of RFC 6238", (seconds, code) => {
  expect(timeCodeAt(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
});

test("a clock that is 30 s off still fits, one that is 90 s off does not", () => {
  const secret = newTotpSecret();
  const now = new Date("2026-11-22T02:00:00Z");
  const codeAfter = (seconds: number) => timeCodeAt(secret, new Date(now.getTime() + seconds * 1000));
  const step = Math.floor(now.getTime() / 30_000);
  expect(matchTimeCode(secret, codeAfter(0), now)).toBe(step);
  expect(matchTimeCode(secret, codeAfter(30), now)).toBe(step + 1);
  expect(matchTimeCode(secret, codeAfter(-30), now)).toBe(step - 1);
  const near = new Set([codeAfter(-30), codeAfter(0), codeAfter(30)]);
  for (const seconds of [-90, 90]) {
    const code = codeAfter(seconds);
    if (!near.has(code)) expect(matchTimeCode(secret, code, now)).toBeUndefined();
  }
});

test("secrets have 160 bits and differ", () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
});
