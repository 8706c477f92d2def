/** One thing that an item says. `field` pairs the rows of two versions. */
export interface DescribedRow {
  readonly field: string;
  readonly label: string;
  /** Lines are parted by `\n`. */
  readonly text: string;
}
