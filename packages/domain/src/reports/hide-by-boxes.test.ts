import fc from "fast-check";
import { expect, test } from "vitest";
import { hideByBoxes } from "./hide-by-boxes.ts";
import { hideByBoxesSlowly } from "./slow-boxes.testing.ts";
import { Totals } from "./totals.ts";

/** Tables of one to three directions, longer than what is tried of them; some nearly empty, some full of small counts. */
const anyTable = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 3 }),
    most: fc.constantFrom(3, 8, 60),
    fullness: fc.constantFrom(1, 2, 5),
  })
  .chain(({ sizes, most, fullness }) => {
    const length = Math.min(
      sizes.reduce((product, size) => product * size, 1),
      300,
    );
    const cell = fc.record({
      at: fc.tuple(...sizes.map((size) => fc.integer({ min: 0, max: size - 1 }))),
      value: fc.integer({ min: 0, max: most }),
    });
    const cells = fc.array(cell, { minLength: Math.floor(length / fullness), maxLength: length });
    return cells.map((some) => new Totals(sizes, some));
  });

test("hides exactly what the plain search over every box hides", () => {
  fc.assert(
    fc.property(anyTable, (totals) => {
      expect([...hideByBoxes(totals)]).toEqual([...hideByBoxesSlowly(totals)]);
    }),
    { numRuns: 120 },
  );
}, 120_000);

test("all totals of a table are the sums of its cells", () => {
  fc.assert(
    fc.property(anyTable, (totals) => {
      const { sizes, values } = totals;
      const cells = [...values.keys()].map((cell) => ({ cell, at: totals.coordinatesOf(cell) }));
      const base = cells.filter(({ at }) => at.every((own, dim) => own < (sizes[dim] ?? 0)));
      for (const { cell, at } of cells.slice(0, 400)) {
        const below = base.filter((one) => one.at.every((own, dim) => at[dim] === own || at[dim] === sizes[dim]));
        expect(values[cell]).toBe(below.reduce((sum, one) => sum + (values[one.cell] ?? 0), 0));
      }
    }),
    { numRuns: 40 },
  );
});
