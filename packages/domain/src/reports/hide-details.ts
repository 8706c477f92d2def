import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import type { Totals } from "./totals.ts";

/** The places of the totals of one direction, and of the grand total. */
function lineOf(totals: Totals, dim: number): { cells: number[]; all: number } {
  const at = totals.sizes.map((size) => size);
  const cells = Array.from({ length: totals.sizes[dim] ?? 0 }, (_, index) => totals.indexOf(at.with(dim, index)));
  return { cells, all: totals.indexOf(at) };
}

/**
 * What has to be hidden when only the grand total and the totals of single offices, of single services and so on are to be
 * shown: thin tables have nothing else to show. In each line the small ones go, and as many of the next smallest as it
 * takes for what is hidden to be two or more that make up at least four.
 */
export function hideDetails(totals: Totals): Uint8Array {
  const { values, sizes } = totals;
  const hidden = new Uint8Array(values.length).fill(1);
  const countOf = (cell: number): number => values[cell] ?? 0;
  const isSmall = (cell: number) => countOf(cell) > 0 && countOf(cell) < SMALLEST_SHOWN;
  for (const [dim] of sizes.entries()) {
    const { cells, all } = lineOf(totals, dim);
    const rising = cells.toSorted((a, b) => countOf(a) - countOf(b) || a - b).filter((cell) => countOf(cell) > 0);
    const gone = new Set(rising.filter((cell) => isSmall(cell) || isSmall(all)));
    const sum = () => [...gone].reduce((total, cell) => total + countOf(cell), 0);
    for (const cell of rising) {
      if (gone.size === 0 || (gone.size > 1 && sum() >= SMALLEST_SHOWN - 1)) break;
      gone.add(cell);
    }
    for (const cell of cells) hidden[cell] = gone.has(cell) ? 1 : 0;
    hidden[all] = isSmall(all) ? 1 : 0;
  }
  return hidden;
}
