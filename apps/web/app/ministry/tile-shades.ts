/** Colours of the map, light to dark. */
export const SHADES = 5;

/** One colour with the least and greatest value it stands for. */
export interface Shade {
  readonly tone: number;
  readonly from: number;
  readonly to: number;
}

/** Splits values into up to five colours of about as many different values each, the greatest darkest. */
export function shadesOf(values: readonly number[]): Shade[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const count = Math.min(SHADES, distinct.length);
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [index, index + 1].map((place) => Math.round((place * distinct.length) / count));
    const of = distinct.slice(start, end);
    const tone = count === 1 ? SHADES - 1 : Math.round((index * (SHADES - 1)) / (count - 1));
    return { tone, from: of[0] ?? 0, to: of.at(-1) ?? 0 };
  });
}

/** The colour of a value. */
export function toneOf(shades: readonly Shade[], value: number): number {
  return shades.find(({ from, to }) => value >= from && value <= to)?.tone ?? 0;
}
