import { SMALLEST_SHOWN } from "./smallest-shown.ts";
import type { Totals } from "./totals.ts";

/** A line has a list for each least count that is asked for: 0 to 4. */
const LEVELS = SMALLEST_SHOWN;
/** What is not hidden comes after everything that is. */
const AFTER_HIDDEN = 1e9;

/**
 * The cells of each line (all cells that differ in one direction, without their total) that are the cheapest to hide:
 * first what is hidden already, then the smallest, then in their order. A list is made when it is first asked for and kept
 * in order while more is hidden: a whole country asks for the same ones a hundred thousand times.
 */
export class CheapestCells {
  /** The counts; half as wide as the totals' own, for the search reads here and there in them millions of times. */
  readonly values: Int32Array;
  /** What hiding a cell costs; 0 when it is hidden. */
  readonly prices: Int32Array;
  /** The lists one after the other, each ended by -1. */
  readonly cells: Int32Array;
  readonly #totals: Totals;
  readonly #length: number;
  /** For each direction how many lists there are before its own. */
  readonly #offsets: readonly number[];
  readonly #isMade: Uint8Array;

  /** Lists of at most `length` cells. */
  constructor(totals: Totals, length: number) {
    let lists = 0;
    this.#offsets = totals.sizes.map((size) => {
      const before = lists;
      lists += (totals.values.length / (size + 1)) * LEVELS;
      return before;
    });
    this.#totals = totals;
    this.#length = length;
    this.#isMade = new Uint8Array(lists);
    this.values = new Int32Array(totals.values);
    this.prices = this.values.map((value) => value + 1);
    this.cells = new Int32Array(lists * (length + 1)).fill(-1);
  }

  /** Hides a cell, which makes it the cheaper for others. */
  hide(cell: number): void {
    if (this.prices[cell] === 0) return;
    this.prices[cell] = 0;
    const { sizes } = this.#totals;
    const levels = Math.min(LEVELS, (this.values[cell] ?? 0) + 1);
    for (let dim = 0; dim < sizes.length; dim += 1) {
      if (this.#totals.coordinateOf(cell, dim) === sizes[dim]) continue;
      const first = this.#firstListOf(cell, dim);
      for (let list = first; list < first + levels; list += 1) if (this.#isMade[list]) this.#rise(list, cell);
    }
  }

  /** Where in `cells` the cheapest of the line through a cell begin, of those that count at least so many (0 to 4). */
  startOf(cell: number, dim: number, least: number): number {
    const list = this.#firstListOf(cell, dim) + least;
    if (!this.#isMade[list]) this.#make(list, cell, dim, least);
    return list * (this.#length + 1);
  }

  #firstListOf(cell: number, dim: number): number {
    const stride = this.#totals.strideOf(dim);
    const block = Math.floor(cell / (stride * ((this.#totals.sizes[dim] ?? 0) + 1)));
    return (this.#offsets[dim] ?? 0) + (block * stride + (cell % stride)) * LEVELS;
  }

  #make(list: number, cell: number, dim: number, least: number): void {
    const stride = this.#totals.strideOf(dim);
    const first = cell - this.#totals.coordinateOf(cell, dim) * stride;
    const end = first + (this.#totals.sizes[dim] ?? 0) * stride;
    this.#isMade[list] = 1;
    for (let other = first; other < end; other += stride)
      if ((this.values[other] ?? 0) >= least) this.#rise(list, other);
  }

  /** Puts a cell where it belongs, from the end of the list or from its place; the last one falls out of a full list. */
  #rise(list: number, cell: number): void {
    const start = list * (this.#length + 1);
    const last = start + this.#length - 1;
    let place = start;
    while (place < last && this.cells[place] !== cell && (this.cells[place] ?? -1) >= 0) place += 1;
    const there = this.cells[place] ?? -1;
    if (there >= 0 && there !== cell && !this.#isBefore(cell, there)) return;
    for (; place > start && this.#isBefore(cell, this.cells[place - 1] ?? -1); place -= 1) {
      this.cells[place] = this.cells[place - 1] ?? -1;
    }
    this.cells[place] = cell;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = this.#rankOf(one) - this.#rankOf(other);
    return difference < 0 || (difference === 0 && one < other);
  }

  #rankOf(cell: number): number {
    return (this.values[cell] ?? 0) + (this.prices[cell] === 0 ? 0 : AFTER_HIDDEN);
  }
}
