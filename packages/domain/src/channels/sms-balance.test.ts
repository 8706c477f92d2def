import { expect, it } from "vitest";
import { drawAccount, rebalance } from "./sms-balance.ts";

const MINUTE = 60_000;
const at = (share: number, slow = 0, sent = 100) => ({ id: "x", share, sent, slow });

it.each<[string, Parameters<typeof rebalance>, readonly [number, number] | undefined]>([
  ["one slow: ten points leave it", [[at(50, 15), at(50)], null, 0], [40, 60]],
  ["the other slow", [[at(50), at(50, 20)], null, 0], [60, 40]],
  ["just below the line", [[at(50, 14), at(50)], null, 0], undefined],
  ["both slow: nothing helps", [[at(50, 30), at(50, 30)], null, 0], undefined],
  ["moved four minutes ago", [[at(40, 30), at(60)], 0, 4 * MINUTE], undefined],
  ["moved five minutes ago and still slow", [[at(40, 30), at(60)], 0, 5 * MINUTE], [30, 70]],
  ["quiet for ten minutes", [[at(30), at(70)], 0, 10 * MINUTE], undefined],
  ["quiet for fifteen minutes", [[at(30), at(70)], 0, 15 * MINUTE], [40, 60]],
  ["at rest", [[at(50), at(50)], 0, 60 * MINUTE], undefined],
  ["nothing left to take", [[at(0, 30), at(100)], 0, 60 * MINUTE], undefined],
  ["too few messages to judge", [[at(50, 19, 19), at(50)], null, 0], undefined],
])("%s (REL-12)", (_what, given, expected) => {
  expect(rebalance(...given)).toEqual(expected);
});

it("draws by the parts, and never one without a part", () => {
  const accounts = [at(30), at(0), at(70)];
  const drawn = Array.from({ length: 100 }, (_, index) => drawAccount(accounts, index / 100)?.share);
  expect(drawn.filter((share) => share === 30)).toHaveLength(30);
  expect(drawn.filter((share) => share === 0)).toHaveLength(0);
  expect(drawAccount([], 0.5)).toBeUndefined();
});
