import { expect, test } from "vitest";
import { shadesOf, toneOf } from "./tile-shades.ts";

test("every value has one colour, and a greater one is never lighter", () => {
  for (const values of [[], [7], [3, 3, 3], [1, 2], [9, 1, 5, 5, 30, 2, 8, 100, 7]]) {
    const shades = shadesOf(values);
    const tones = values.toSorted((a, b) => a - b).map((value) => toneOf(shades, value));
    expect(tones).toEqual(tones.toSorted((a, b) => a - b));
    expect(shades).toHaveLength(Math.min(5, new Set(values).size));
    for (const value of values) expect(shades.filter(({ from, to }) => value >= from && value <= to)).toHaveLength(1);
  }
});
