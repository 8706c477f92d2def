import { CheapestCells } from "./cheapest-cells.ts";
import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import type { Totals } from "./totals.ts";

/** Alternatives tried in each direction; more would only find cheaper complements, not safer ones. */
const MOST_TRIED = 8;
/** Cells of the finest table through which a total is moved, in each direction it sums up. */
const CARRIERS = 3;

/** Directions of a box that keep their sums, and those whose totals go with it. */
interface Shape {
  readonly balanced: readonly number[];
  readonly unbalanced: readonly number[];
}

/** All sets of the given directions. */
const subsets = (dims: readonly number[]): number[][] =>
  dims.reduce<number[][]>((all, dim) => all.concat(all.map((some) => some.concat([dim]))), [[]]);

/** The distance of a cell to itself. */
const ITSELF: readonly number[] = [0];

/**
 * A search for the cheapest box: cells, two in each balanced direction, along which counts can be moved without a visible
 * number changing. Works on places in `values` instead of coordinates: a whole country has a quarter of a million.
 */
class BoxSuppressor {
  readonly #totals: Totals;
  readonly #hidden: Uint8Array;
  readonly #cheapest: CheapestCells;
  /** By the directions that are not summed up, as bits: the shapes of a box, those that cost no total first. */
  readonly #shapes: readonly (readonly Shape[])[];
  #shape: Shape = { balanced: [], unbalanced: [] };
  /** Corners of the box that is being looked at, doubled with each direction. */
  readonly #corners: Int32Array;
  /** Distances from a corner to the totals that go with it; 0, for itself, comes first. */
  #stars = ITSELF;
  #bestCost = 0;
  readonly #bestCorners: Int32Array;
  #bestStars = ITSELF;

  constructor(totals: Totals) {
    const dims = [...totals.sizes.keys()];
    this.#totals = totals;
    this.#hidden = new Uint8Array(totals.values.length);
    this.#cheapest = new CheapestCells(totals, MOST_TRIED + 1);
    this.#corners = new Int32Array(1 << dims.length);
    this.#bestCorners = new Int32Array(1 << dims.length);
    this.#shapes = subsets(dims).map((free) =>
      subsets(free)
        .sort((a, b) => b.length - a.length)
        .map((balanced) => ({ balanced, unbalanced: dims.filter((dim) => !balanced.includes(dim)) })),
    );
  }

  run(): Uint8Array {
    const { values } = this.#totals;
    const small: number[] = [];
    for (let cell = 0; cell < values.length; cell += 1) {
      const value = values[cell] ?? 0;
      if (value > 0 && value < SMALLEST_SHOWN) small.push(cell);
    }
    for (const cell of small) this.#hide(cell);
    for (const cell of small) this.#protect(cell);
    return this.#hidden;
  }

  #hide(cell: number): void {
    this.#hidden[cell] = 1;
    this.#cheapest.hide(cell);
  }

  /** Hides what it takes so that the count could be any of at least five, as far as a reader of the rest can tell. */
  #protect(cell: number): void {
    const { sizes } = this.#totals;
    let free = 0;
    for (let dim = 0; dim < sizes.length; dim += 1) {
      if (this.#totals.coordinateOf(cell, dim) !== sizes[dim]) free += 1 << dim;
    }
    const bases = this.#carriersOf(cell);
    this.#bestCost = Number.POSITIVE_INFINITY;
    let directions = sizes.length;
    // Balanced in every direction no total has to go; each direction less costs the totals of that direction.
    for (const shape of this.#shapes[free] ?? []) {
      if (shape.balanced.length < directions && this.#bestCost < Number.POSITIVE_INFINITY) break;
      directions = shape.balanced.length;
      this.#shape = shape;
      for (const base of bases) this.#search(base);
    }
    if (this.#bestCost === 0) return;
    for (const corner of this.#bestCorners.subarray(0, 1 << directions)) {
      for (const star of this.#bestStars) this.#hide(corner + star);
    }
  }

  /** Cells of the finest table below a total, through which it can be moved: the fullest ones. */
  #carriersOf(cell: number): number[] {
    const { sizes } = this.#totals;
    let found = [cell];
    for (let dim = 0; dim < sizes.length; dim += 1) {
      if (this.#totals.coordinateOf(cell, dim) === sizes[dim]) found = found.flatMap((one) => this.#fullest(one, dim));
    }
    return found;
  }

  /** The fullest cells below a total in a direction. */
  #fullest(total: number, dim: number): number[] {
    const { values } = this.#totals;
    const stride = this.#totals.strideOf(dim);
    const found: number[] = [];
    for (let cell = total - (this.#totals.sizes[dim] ?? 0) * stride; cell < total; cell += stride) {
      let place = found.length;
      while (place > 0 && (values[found[place - 1] ?? 0] ?? 0) < (values[cell] ?? 0)) place -= 1;
      if (place === CARRIERS) continue;
      found.splice(place, 0, cell);
      if (found.length > CARRIERS) found.pop();
    }
    return found;
  }

  /** Looks for a box from `base` that costs less than the best one yet. */
  #search(base: number): void {
    if (this.#bestCost === 0) return;
    const value = this.#cheapest.values[base] ?? 0;
    const needed = Math.max(0, SMALLEST_SHOWN - 1 - value);
    this.#stars = this.#starsOf(base);
    this.#corners[0] = base;
    this.#widen(0, needed, this.#costOf(base), value, Number.POSITIVE_INFINITY);
  }

  /** Distances from a cell to the totals that a box of this shape changes. */
  #starsOf(base: number): readonly number[] {
    let stars = ITSELF;
    for (const dim of this.#shape.unbalanced) {
      const missing = (this.#totals.sizes[dim] ?? 0) - this.#totals.coordinateOf(base, dim);
      const toTotal = missing * this.#totals.strideOf(dim);
      stars = stars.concat(stars.map((star) => star + toTotal));
    }
    return stars;
  }

  #costOf(corner: number): number {
    const { prices } = this.#cheapest;
    let cost = 0;
    for (let star = 0; star < this.#stars.length; star += 1) cost += prices[corner + (this.#stars[star] ?? 0)] ?? 0;
    return cost;
  }

  /**
   * Gives the box its next direction in every way that is worth it, or takes it as the best one. Counts go up in every other
   * corner and down in the rest, so each line through it keeps its sum; how far is bounded by the least of either kind.
   * Whatever is added to a box makes it dearer and those bounds lower, so a search ends as soon as either is out of reach.
   */
  #widen(depth: number, needed: number, cost: number, leastUp: number, leastDown: number): void {
    if (cost >= this.#bestCost || leastUp + leastDown < SMALLEST_SHOWN - 1) return;
    const dim = this.#shape.balanced[depth];
    if (dim === undefined) {
      this.#bestCost = cost;
      for (let index = 0; index < 1 << depth; index += 1) this.#bestCorners[index] = this.#corners[index] ?? 0;
      this.#bestStars = this.#stars;
      return;
    }
    const { cells, prices } = this.#cheapest;
    const base = this.#corners[0] ?? 0;
    let tried = 0;
    for (let at = this.#cheapest.startOf(base, dim, needed); tried < MOST_TRIED; at += 1) {
      const next = cells[at] ?? -1;
      // The rest of the list is as dear.
      if (next < 0 || cost + (prices[next] ?? 0) >= this.#bestCost) return;
      if (next === base) continue;
      tried += 1;
      this.#double(depth, next - base, needed, cost, leastUp, leastDown);
    }
  }

  /** Adds to a box its image at a distance, and goes on with its next direction. */
  #double(depth: number, way: number, needed: number, cost: number, leastUp: number, leastDown: number): void {
    const corners = 1 << depth;
    let [sum, up, down] = [cost, leastUp, leastDown];
    for (let index = 0; index < corners; index += 1) {
      const corner = (this.#corners[index] ?? 0) + way;
      this.#corners[corners + index] = corner;
      sum += this.#costOf(corner);
      if (sum >= this.#bestCost) return;
      const value = this.#cheapest.values[corner] ?? 0;
      if (isOdd(index)) up = Math.min(up, value);
      else down = Math.min(down, value);
    }
    this.#widen(depth + 1, needed, sum, up, down);
  }
}

/** Whether a corner lies an odd number of steps from the first one; its image in a new direction then does not. */
function isOdd(index: number): boolean {
  return ((index ^ (index >> 1) ^ (index >> 2)) & 1) === 1;
}

/**
 * What has to be hidden of a table and its totals when every detail is to be shown that can be (the hypercube method: each
 * small count lies on a box of hidden ones along which it can be moved). Totals go only where nothing else helps.
 */
export function hideByBoxes(totals: Totals): Uint8Array {
  return new BoxSuppressor(totals).run();
}
