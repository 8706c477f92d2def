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
    for (const { at, value } of cells) {
      const cell = this.indexOf(at);
      this.values[cell] = (this.values[cell] ?? 0) + value;
    }
    for (const dim of sizes.keys()) this.#sumAlong(dim);
  }

  /** Fills the totals of one direction; those of the directions before are summed with the rest. */
  #sumAlong(dim: number): void {
    const { values } = this;
    const stride = this.strideOf(dim);
    const toTotal = (this.sizes[dim] ?? 0) * stride;
    for (let block = 0; block < values.length; block += toTotal + stride) {
      for (let cell = block; cell < block + toTotal; cell += 1) {
        const total = block + toTotal + ((cell - block) % stride);
        values[total] = (values[total] ?? 0) + (values[cell] ?? 0);
      }
    }
  }

  /** Where a cell or total lies in `values`. */
  indexOf(at: readonly number[]): number {
    let index = 0;
    for (let dim = 0; dim < at.length; dim += 1) index += (at[dim] ?? 0) * (this.#strides[dim] ?? 0);
    return index;
  }

  /** How far apart in `values` two neighbours in a direction lie. */
  strideOf(dim: number): number {
    return this.#strides[dim] ?? 0;
  }

  /** The coordinate of a place in `values` in one direction. */
  coordinateOf(index: number, dim: number): number {
    return Math.floor(index / (this.#strides[dim] ?? 1)) % ((this.sizes[dim] ?? 0) + 1);
  }

  /** The coordinates of a place in `values`. */
  coordinatesOf(index: number): number[] {
    return this.sizes.map((_, dim) => this.coordinateOf(index, dim));
  }
}
