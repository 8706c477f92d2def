/** A count and where it stands. */
export interface Cell {
  readonly at: readonly number[];
  readonly value: number;
}

/** A table of counts with the totals of every direction; a coordinate that is the size of its direction means "all". */
export class Totals {
  readonly sizes: readonly number[];
  readonly values: Float64Array;
  readonly #strides: readonly number[];

  constructor(sizes: readonly number[], cells: Iterable<Cell>) {
    this.sizes = sizes;
    this.#strides = sizes.map((_, dim) => sizes.slice(dim + 1).reduce((product, size) => product * (size + 1), 1));
    this.values = new Float64Array(sizes.reduce((product, size) => product * (size + 1), 1));
    for (const { at, value } of cells) this.#add(at, value);
  }

  /** Adds a count to its cell and to all totals it is part of. */
  #add(at: readonly number[], value: number): void {
    for (let mask = 0; mask < 1 << this.sizes.length; mask += 1) {
      const cell = this.indexOf(at.map((coordinate, dim) => ((mask >> dim) & 1 ? (this.sizes[dim] ?? 0) : coordinate)));
      this.values[cell] = (this.values[cell] ?? 0) + value;
    }
  }

  /** Where a cell or total lies in `values`. */
  indexOf(at: readonly number[]): number {
    return at.reduce((index, coordinate, dim) => index + coordinate * (this.#strides[dim] ?? 0), 0);
  }

  /** How far apart in `values` two neighbours in a direction lie. */
  strideOf(dim: number): number {
    return this.#strides[dim] ?? 0;
  }

  /** The coordinates of a place in `values`. */
  coordinatesOf(index: number): number[] {
    return this.sizes.map((size, dim) => Math.floor(index / (this.#strides[dim] ?? 1)) % (size + 1));
  }
}
