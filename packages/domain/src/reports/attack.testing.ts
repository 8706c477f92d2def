import type { Totals } from "./totals.ts";

/** A reader of a published table who knows how it is added up, and nothing else. */
export interface Attack {
  /** The least and the greatest value that a cell or total can have, given everything visible. */
  bounds(cell: number): { least: number; greatest: number };
}

const TINY = 1e-7;

/** One step of the simplex method: brings a column into the basis in the place of a row's. */
function pivot(table: number[][], basis: number[], row: number, column: number): void {
  const line = table[row] ?? [];
  const by = line[column] ?? 1;
  table[row] = line.map((value) => value / by);
  for (const [index, other] of table.entries()) {
    const factor = other[column] ?? 0;
    if (index === row || Math.abs(factor) < TINY) continue;
    table[index] = other.map((value, at) => value - factor * (table[row]?.[at] ?? 0));
  }
  basis[row] = column;
}

/** Minimises the last row; columns from `limit` on may not enter. Bland's rule, so that it ends. False: no bound. */
function minimise(table: number[][], basis: number[], limit: number): boolean {
  for (;;) {
    const goal = table.at(-1) ?? [];
    const column = goal.findIndex((value, index) => index < limit && value < -TINY);
    if (column < 0) return true;
    let row = -1;
    let ratio = Number.POSITIVE_INFINITY;
    for (let index = 0; index < basis.length; index += 1) {
      const factor = table[index]?.[column] ?? 0;
      if (factor <= TINY) continue;
      const quotient = (table[index]?.at(-1) ?? 0) / factor;
      const isTie = Math.abs(quotient - ratio) < TINY && (basis[index] ?? 0) < (basis[row] ?? 0);
      if (quotient < ratio - TINY || isTie) [row, ratio] = [index, quotient];
    }
    if (row < 0) return false;
    pivot(table, basis, row, column);
  }
}

/** Puts a goal (to be minimised) below the constraints, expressed by what is not in the basis. */
function withGoal(table: number[][], basis: readonly number[], goal: readonly number[]): void {
  const line = [...goal, 0];
  for (const [row, column] of basis.entries()) {
    const factor = line[column] ?? 0;
    if (factor !== 0)
      for (const [at, value] of (table[row] ?? []).entries()) line[at] = (line[at] ?? 0) - factor * value;
  }
  table[basis.length] = line;
}

/** Sets up the linear programme of all visible numbers: counts are not negative, and totals are sums. */
export function attack(totals: Totals, isHidden: (cell: number) => boolean): Attack {
  const { sizes, values } = totals;
  const bases: number[][] = [];
  for (let cell = 0; cell < values.length; cell += 1) {
    const at = totals.coordinatesOf(cell);
    if (at.every((coordinate, dim) => coordinate < (sizes[dim] ?? 0))) bases.push(at);
  }
  const partOf = (cell: number): number[] => {
    const at = totals.coordinatesOf(cell);
    return bases.map((base) => (base.every((one, dim) => at[dim] === one || at[dim] === sizes[dim]) ? 1 : 0));
  };
  const visible = [...values.keys()].filter((cell) => !isHidden(cell));
  const count = bases.length;
  const width = count + visible.length;
  const unit = (index: number) => visible.map((_, other) => (other === index ? 1 : 0));
  const table = visible.map((cell, index) => [...partOf(cell), ...unit(index), values[cell] ?? 0]);
  const basis = visible.map((_, index) => count + index);
  withGoal(table, basis, [...Array<number>(count).fill(0), ...visible.map(() => 1)]);
  minimise(table, basis, width);
  table.pop();
  // What stays in the basis of the artificial columns is a row of zeros: visible numbers that say the same twice.
  for (const [row, column] of [...basis.entries()]) {
    if (column < count) continue;
    const real = (table[row] ?? []).findIndex((value, at) => at < count && Math.abs(value) > TINY);
    if (real >= 0) pivot(table, basis, row, real);
  }
  const extreme = (cell: number, sign: 1 | -1): number => {
    const lines = table.map((line) => [...line]);
    const own = [...basis];
    withGoal(lines, own, [...partOf(cell).map((value) => sign * value), ...visible.map(() => 0)]);
    return minimise(lines, own, count) ? -sign * (lines.at(-1)?.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  };
  return { bounds: (cell) => ({ least: extreme(cell, 1), greatest: extreme(cell, -1) }) };
}
