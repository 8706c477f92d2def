import { describe, expect, it } from "vitest";
import { checkOffice } from "./oracle-check.testing.ts";

const BLOCK = 250;

describe("the engine against a brute-force oracle, 10,000 offices", () => {
  it.each(Array.from({ length: 10_000 / BLOCK }, (_, block) => block))(
    "answers as the oracle does: block %i of 40",
    (block) => {
      // Seeds that the everyday test does not use.
      for (let seed = 1_000 + block * BLOCK; seed < 1_000 + (block + 1) * BLOCK; seed++) checkOffice(seed);
      expect.hasAssertions();
    },
  );
});
