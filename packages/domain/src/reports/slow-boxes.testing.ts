import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import type { Totals } from "./totals.ts";

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => all.concat(all.map((some) => some.concat([item]))), [[]]);
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((one) => some.concat([one]))), [[]]);
}

/** The coordinates of a line in the order of a cost, those without one left out; of equals the first comes first. */
function inOrder(length: number, costOf: (coordinate: number) => number | null, most: number): number[] {
  return Array.from({ length }, (_, coordinate) => ({ coordinate, cost: costOf(coordinate) }))
    .flatMap(({ coordinate, cost }) => (cost === null ? [] : [{ coordinate, cost }]))
    .sort((a, b) => a.cost - b.cost || a.coordinate - b.coordinate)
    .slice(0, most)
    .map(({ coordinate }) => coordinate);
}

/**
 * What `hideByBoxes` promises to hide, looked for in the plainest way: every box that may be tried is made and priced. The
 * cheapest one goes, of equals the first; boxes balanced in more directions are preferred, whatever they cost.
 */
export function hideByBoxesSlowly(totals: Totals): Uint8Array {
  const { values, sizes } = totals;
  const hidden = new Uint8Array(values.length);
  const valueAt = (at: readonly number[]) => values[totals.indexOf(at)] ?? 0;
  const isHiddenAt = (at: readonly number[]) => hidden[totals.indexOf(at)] === 1;

  const carriersOf = (at: readonly number[]): number[][] =>
    sizes.reduce<number[][]>(
      (found, size, dim) =>
        at[dim] === size
          ? found.flatMap((one) =>
              inOrder(size, (own) => -valueAt(one.with(dim, own)), 3).map((own) => one.with(dim, own)),
            )
          : found,
      [[...at]],
    );
  const oppositesOf = (base: readonly number[], dim: number): number[] => {
    const needed = SMALLEST_SHOWN - 1 - valueAt(base);
    const costOf = (coordinate: number) => {
      const at = base.with(dim, coordinate);
      if (coordinate === base[dim] || valueAt(at) < needed) return null;
      return isHiddenAt(at) ? valueAt(at) - 1e9 : valueAt(at);
    };
    return inOrder(sizes[dim] ?? 0, costOf, 8);
  };
  /** What goes with a box, or null when counts cannot be moved far enough along it. */
  const boxOf = (base: readonly number[], balanced: readonly number[], opposite: readonly number[]) => {
    const least = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
    const cells = subsets([...balanced.keys()]).flatMap((turned) => {
      const corner = turned.reduce((at, index) => at.with(balanced[index] ?? 0, opposite[index] ?? 0), [...base]);
      const way = turned.length % 2 === 0 ? "up" : "down";
      least[way] = Math.min(least[way], valueAt(corner));
      const rest = [...sizes.keys()].filter((dim) => !balanced.includes(dim));
      return subsets(rest).map((dims) => dims.reduce((at, dim) => at.with(dim, sizes[dim] ?? 0), corner));
    });
    if (least.up + least.down < SMALLEST_SHOWN - 1) return null;
    return { cells, cost: cells.reduce((sum, at) => sum + (isHiddenAt(at) ? 0 : 1 + valueAt(at)), 0) };
  };
  const protect = (at: readonly number[]): void => {
    const free = sizes.flatMap((size, dim) => (at[dim] === size ? [] : [dim]));
    for (let directions = free.length; directions >= 0; directions -= 1) {
      const shapes = subsets(free).filter((some) => some.length === directions);
      const boxes = shapes.flatMap((balanced) =>
        carriersOf(at).flatMap((base) =>
          product(balanced.map((dim) => oppositesOf(base, dim))).flatMap(
            (opposite) => boxOf(base, balanced, opposite) ?? [],
          ),
        ),
      );
      const [first] = boxes.sort((a, b) => a.cost - b.cost);
      for (const cell of first?.cells ?? []) hidden[totals.indexOf(cell)] = 1;
      if (first) return;
    }
  };

  const small = [...values.keys()].filter((cell) => (values[cell] ?? 0) > 0 && (values[cell] ?? 0) < SMALLEST_SHOWN);
  for (const cell of small) hidden[cell] = 1;
  for (const cell of small) protect(totals.coordinatesOf(cell));
  return hidden;
}
