import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import type { Totals } from "./totals.ts";

/** Alternatives tried in each direction; more would only find cheaper complements, not safer ones. */
const MOST_TRIED = 8;

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => all.concat(all.map((some) => some.concat([item]))), [[]]);
}

/** A box of cells along which counts can be moved without a visible number changing. */
interface Box {
  /** One corner, and for each balanced direction the way to the opposite side, as distances in `values`. */
  readonly base: number;
  readonly ways: readonly number[];
  readonly cost: number;
}

/** Directions of a box that keep their sums, and the distances to the totals of those that do not. */
interface Shape {
  readonly balanced: readonly number[];
  readonly unbalanced: readonly number[];
}

/** Works on places in `values` instead of coordinates: a whole country has a quarter of a million. */
class BoxSuppressor {
  readonly totals: Totals;
  readonly hidden: Uint8Array;

  constructor(totals: Totals) {
    this.totals = totals;
    this.hidden = new Uint8Array(totals.values.length);
  }

  run(): Uint8Array {
    const { values } = this.totals;
    const small: number[] = [];
    for (let cell = 0; cell < values.length; cell += 1) {
      const value = values[cell] ?? 0;
      if (value > 0 && value < SMALLEST_SHOWN) small.push(cell);
    }
    for (const cell of small) this.hidden[cell] = 1;
    for (const cell of small) this.#protect(this.totals.coordinatesOf(cell));
    return this.hidden;
  }

  /** Hides what it takes so that the count could be any of at least five, as far as a reader of the rest can tell. */
  #protect(at: readonly number[]): void {
    const { sizes } = this.totals;
    const free = sizes.flatMap((size, dim) => (at[dim] === size ? [] : [dim]));
    const bases = this.#carriersOf(at);
    // Balanced in every direction no total has to go; each direction less costs the totals of that direction.
    const choices = subsets(free).sort((a, b) => b.length - a.length);
    for (let size = free.length; size >= 0; size -= 1) {
      let best: { box: Box; shape: Shape } | undefined;
      for (const balanced of choices.filter((some) => some.length === size)) {
        const shape = { balanced, unbalanced: sizes.map((_, dim) => dim).filter((dim) => !balanced.includes(dim)) };
        for (const base of bases) {
          const box = this.#cheapestBox(base, shape, best?.box.cost ?? Number.POSITIVE_INFINITY);
          if (box) best = { box, shape };
          if (box?.cost === 0) return;
        }
      }
      if (best) {
        for (const cell of this.#cellsOf(best.box, best.shape)) this.hidden[cell] = 1;
        return;
      }
    }
  }

  /** Cells of the finest table below a total, through which it can be moved: the fullest ones. */
  #carriersOf(at: readonly number[]): number[][] {
    return this.totals.sizes.reduce<number[][]>(
      (found, size, dim) =>
        at[dim] === size
          ? found.flatMap((one) => this.#best(one.with(dim, 0), dim, -1, 3).map((best) => one.with(dim, best)))
          : found,
      [[...at]],
    );
  }

  /**
   * The best coordinates in a direction. With `least` below 0 the fullest ones; else those with at least that count, first
   * where something is hidden already, then the smallest.
   */
  #best(at: readonly number[], dim: number, least: number, most: number): number[] {
    const { values, sizes } = this.totals;
    const stride = this.totals.strideOf(dim);
    const start = this.totals.indexOf(at.with(dim, 0));
    const own = least < 0 ? -1 : at[dim];
    const found: { coordinate: number; cost: number }[] = [];
    for (let coordinate = 0; coordinate < (sizes[dim] ?? 0); coordinate += 1) {
      const cell = start + coordinate * stride;
      const value = values[cell] ?? 0;
      if (coordinate === own || value < least) continue;
      const cost = least < 0 ? -value : value - (this.hidden[cell] ? 1e9 : 0);
      if (found.length === most && cost >= (found.at(-1)?.cost ?? 0)) continue;
      const place = found.findIndex((other) => cost < other.cost);
      found.splice(place < 0 ? found.length : place, 0, { coordinate, cost });
      found.length = Math.min(found.length, most);
    }
    return found.map(({ coordinate }) => coordinate);
  }

  /** The box from `base` that costs less than `bound` and least of all that are tried. */
  #cheapestBox(base: readonly number[], shape: Shape, bound: number): Box | undefined {
    const start = this.totals.indexOf(base);
    const needed = Math.max(0, SMALLEST_SHOWN - 1 - (this.totals.values[start] ?? 0));
    const ways = shape.balanced.map((dim) =>
      this.#best(base, dim, needed, MOST_TRIED).map((one) => (one - (base[dim] ?? 0)) * this.totals.strideOf(dim)),
    );
    const stars = this.#starsOf(base, shape);
    let best: Box | undefined;
    const visit = (chosen: readonly number[]): void => {
      if (best?.cost === 0) return;
      const list = ways[chosen.length];
      if (list) {
        for (const way of list) visit([...chosen, way]);
        return;
      }
      const cost = this.#costOf(start, chosen, stars);
      if (cost < (best?.cost ?? bound)) best = { base: start, ways: chosen, cost };
    };
    visit([]);
    return best;
  }

  /** Distances from a cell to the totals that a box of this shape changes, 0 for the cell itself first. */
  #starsOf(base: readonly number[], { unbalanced }: Shape): number[] {
    const { sizes } = this.totals;
    return subsets(unbalanced).map((dims) =>
      dims.reduce((sum, dim) => sum + ((sizes[dim] ?? 0) - (base[dim] ?? 0)) * this.totals.strideOf(dim), 0),
    );
  }

  /**
   * What it costs to hide a box; endless when counts cannot be moved far enough along it. They go up in every other corner
   * and down in the rest, so each line through it keeps its sum; how far is bounded by the least count of either kind.
   */
  #costOf(start: number, ways: readonly number[], stars: readonly number[]): number {
    const { values } = this.totals;
    let cost = 0;
    let leastUp = Number.POSITIVE_INFINITY;
    let leastDown = Number.POSITIVE_INFINITY;
    for (let moved = 0; moved < 1 << ways.length; moved += 1) {
      let corner = start;
      let isUp = true;
      for (let index = 0; index < ways.length; index += 1) {
        if (((moved >> index) & 1) === 0) continue;
        corner += ways[index] ?? 0;
        isUp = !isUp;
      }
      const value = values[corner] ?? 0;
      if (isUp) leastUp = Math.min(leastUp, value);
      else leastDown = Math.min(leastDown, value);
      for (const star of stars) cost += this.hidden[corner + star] ? 0 : 1 + (values[corner + star] ?? 0);
    }
    return leastUp + leastDown < SMALLEST_SHOWN - 1 ? Number.POSITIVE_INFINITY : cost;
  }

  #cellsOf({ base, ways }: Box, shape: Shape): number[] {
    const stars = this.#starsOf(this.totals.coordinatesOf(base), shape);
    return subsets(ways).flatMap((some) => stars.map((star) => some.reduce((sum, way) => sum + way, base + star)));
  }
}

/**
 * What has to be hidden of a table and its totals when every detail is to be shown that can be (the hypercube method: each
 * small count lies on a box of hidden ones along which it can be moved). Totals go only where nothing else helps.
 */
export function hideByBoxes(totals: Totals): Uint8Array {
  return new BoxSuppressor(totals).run();
}
