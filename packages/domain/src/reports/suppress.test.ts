import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attack } from "./attack.testing.ts";
import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import { suppress } from "./suppress.ts";
import { Totals } from "./totals.ts";

function totalsOf(sizes: readonly number[], counts: readonly number[]): Totals {
  const plain = new Totals(sizes, []);
  const cells = [...plain.values.keys()].map((cell) => plain.coordinatesOf(cell));
  const bases = cells.filter((at) => at.every((coordinate, dim) => coordinate < (sizes[dim] ?? 0)));
  return new Totals(
    sizes,
    bases.map((at, index) => ({ at, value: counts[index] ?? 0 })),
  );
}

/** Tables of one to three directions, thin ones and full ones. */
const anyTable = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .chain((sizes) => {
    const length = sizes.reduce((product, size) => product * size, 1);
    const count = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
      { weight: 2, arbitrary: fc.integer({ min: 5, max: 60 }) },
      { weight: 1, arbitrary: fc.constant(0) },
    );
    return fc.tuple(fc.constant(sizes), fc.array(count, { minLength: length, maxLength: length }));
  })
  .map(([sizes, counts]) => totalsOf(sizes, counts));

const isSmall = (value: number) => value > 0 && value < SMALLEST_SHOWN;

function shownAt(totals: Totals, shown: ReturnType<typeof suppress>, cell: number) {
  return shown(totals.coordinatesOf(cell).map((one, dim) => (one === totals.sizes[dim] ? null : one)));
}

describe("a table that leaves the house", () => {
  test("shows no count from 1 to 4, and what it shows is true", () => {
    fc.assert(
      fc.property(anyTable, (totals) => {
        const shown = suppress(totals);
        for (const [cell, value] of totals.values.entries()) {
          const seen = shownAt(totals, shown, cell);
          if (isSmall(value)) expect(seen).toBeNull();
          else expect([null, value]).toContain(seen);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("leaves at least five values possible for each small count, to one who solves all visible sums (SUP-1)", () => {
    fc.assert(
      fc.property(anyTable, (totals) => {
        const shown = suppress(totals);
        const reader = attack(totals, (cell) => shownAt(totals, shown, cell) === null);
        for (const [cell, value] of totals.values.entries()) {
          if (!isSmall(value)) continue;
          const { least, greatest } = reader.bounds(cell);
          expect(greatest - least, `cell ${cell}`).toBeGreaterThan(SMALLEST_SHOWN - 1 - 1e-4);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test("hides nothing where nothing is small", () => {
    fc.assert(
      fc.property(anyTable, (totals) => {
        fc.pre(!totals.values.some(isSmall));
        const shown = suppress(totals);
        for (const [cell, value] of totals.values.entries()) expect(shownAt(totals, shown, cell)).toBe(value);
      }),
    );
  });

  test("keeps the totals where the rest of the table can cover the small count", () => {
    const shown = suppress(totalsOf([3, 3], [2, 40, 31, 25, 70, 12, 9, 18, 33]));
    expect(shown([null, null])).toBe(240);
    expect([0, 1, 2].map((row) => shown([row, null]))).toEqual([73, 107, 60]);
    expect([0, 1, 2].map((column) => shown([null, column]))).toEqual([36, 128, 76]);
    const hidden = [0, 1, 2].flatMap((row) => [0, 1, 2].filter((column) => shown([row, column]) === null));
    expect(hidden).toHaveLength(4);
  });

  test("shows the leading totals of a thin table, though its details are all small", () => {
    const thin = [3, 1, 0, 2, 4, 1, 0, 0, 2, 1, 3, 2, 1, 0, 2, 1, 1, 2];
    const shown = suppress(totalsOf([3, 3, 2], thin));
    expect(shown([null, null, null])).toBe(26);
    expect([0, 1, 2].map((row) => shown([row, null, null]))).toEqual([11, 8, 7]);
    expect([0, 1].map((layer) => shown([null, null, layer]))).toEqual([16, 10]);
  });

  test("the attacker finds what hiding the small count alone would give away", () => {
    const totals = totalsOf([2, 2], [3, 20, 30, 40]);
    const only = attack(totals, (cell) => cell === totals.indexOf([0, 0]));
    const { least, greatest } = only.bounds(totals.indexOf([0, 0]));
    expect([Math.round(least), Math.round(greatest)]).toEqual([3, 3]);
  });
});
