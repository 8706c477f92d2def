import { describe, expect, it } from "vitest";
import { checkPromise } from "./promise-check.testing.ts";

const BLOCK = 250;

describe("office-open minutes and promised instants against a brute-force counter, 10,000 offices", () => {
  it.each(Array.from({ length: 10_000 / BLOCK }, (_, block) => block))(
    "are those counted minute by minute: block %i of 40",
    (block) => {
      // Seeds that the everyday test does not use.
      for (let seed = 1_000 + block * BLOCK; seed < 1_000 + (block + 1) * BLOCK; seed++) checkPromise(seed);
      expect.hasAssertions();
    },
  );
});
