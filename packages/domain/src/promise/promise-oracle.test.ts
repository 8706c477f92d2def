import { describe, expect, it } from "vitest";
import { checkPromise } from "./promise-check.testing.ts";

describe("office-open minutes and promised instants against a brute-force counter", () => {
  it.each(Array.from({ length: 10 }, (_, block) => block))(
    "are those counted minute by minute, also with a holiday added later: offices of block %i of 10",
    (block) => {
      let due = 0;
      let moved = 0;
      for (let seed = block * 50; seed < block * 50 + 50; seed++) {
        const { isDue, hasMoved } = checkPromise(seed);
        due += Number(isDue);
        moved += Number(hasMoved);
      }
      // The random offices are worth asking: most promises end in sight, and some are moved by the holiday.
      expect(due).toBeGreaterThan(25);
      expect(moved).toBeGreaterThan(0);
    },
    60_000,
  );
});
