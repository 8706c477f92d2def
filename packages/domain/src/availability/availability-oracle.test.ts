import { describe, expect, it } from "vitest";
import { checkOffice } from "./oracle-check.testing.ts";

describe("the engine against a brute-force oracle", () => {
  it.each(Array.from({ length: 10 }, (_, block) => block))(
    "answers as the oracle does, minute by minute over 14 days: offices of block %i of 10",
    (block) => {
      for (let seed = block * 50; seed < block * 50 + 50; seed++) checkOffice(seed);
      expect.hasAssertions();
    },
    60_000,
  );

  it("answers as the oracle does where no hours are published", () => {
    for (let seed = 600; seed < 630; seed++) {
      checkOffice(seed, (input) => ({ ...input, items: input.items.filter(({ kind }) => kind !== "hours") }));
    }
    expect.hasAssertions();
  }, 60_000);
});
