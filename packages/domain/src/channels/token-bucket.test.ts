import fc from "fast-check";
import { expect, it } from "vitest";
import { type BucketRate, takeFrom } from "./token-bucket.ts";

/** The instants, of those tried in order, at which a token was had. */
function takeAt(rate: BucketRate, tries: readonly number[], reserve = 0): number[] {
  let fullAt = 0;
  return tries.filter((now) => {
    const taking = takeFrom(fullAt, rate, now, reserve);
    if ("fullAt" in taking) fullAt = taking.fullAt;
    return "fullAt" in taking;
  });
}

it("never gives more than its capacity and what came back, in any stretch of time", () => {
  const gaps = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      gaps,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 10, max: 9_000 }),
      (waits, capacity, refillMs) => {
        let now = 0;
        const taken = takeAt(
          { capacity, refillMs },
          waits.map((wait) => (now += wait)),
        );
        for (const [index, from] of taken.entries()) {
          for (const [more, to] of taken.slice(index).entries()) {
            expect(more + 1).toBeLessThanOrEqual(capacity + (to - from) / refillMs);
          }
        }
      },
    ),
  );
});

it("says exactly how long to wait", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), fc.integer({ min: 1, max: 500 }), (fullAt, now, refillMs) => {
      const rate = { capacity: 5, refillMs };
      const taking = takeFrom(fullAt, rate, now);
      if (!("waitMs" in taking)) return;
      expect("waitMs" in takeFrom(fullAt, rate, now + taking.waitMs - 1)).toBe(true);
      expect("fullAt" in takeFrom(fullAt, rate, now + taking.waitMs)).toBe(true);
    }),
  );
});

it("what keeps a reserve leaves that much to others", () => {
  const rate = { capacity: 10, refillMs: 1_000 };
  const [bulk, other] = [takeAt(rate, Array(20).fill(0), 2), takeAt(rate, Array(20).fill(0))];
  expect([bulk.length, other.length]).toEqual([8, 10]);
});
