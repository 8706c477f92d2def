import { type Spread, spreadOf } from "./block.ts";

/** One side of a pair: does something for a window and tells its rate. */
export type Side = () => Promise<number>;

/**
 * Runs two sides at the same instant, so that whatever else the machine does hits both, and answers the ratio of their
 * rates for each round. Which side is started first alternates.
 */
export async function runPairs(a: Side, b: Side, rounds: number, before: () => Promise<void>): Promise<number[]> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await before();
    const order = round % 2 === 0 ? [a, b] : [b, a];
    const [first = 0, second = 0] = await Promise.all(order.map((side) => side()));
    ratios.push(round % 2 === 0 ? first / second : second / first);
  }
  return ratios;
}

/** A control: the same thing against itself. Beyond +-15 % the machine was too restless for ratios of throughput. */
export function judgeControl(ratios: readonly number[]): Spread & { readonly isNoisy: boolean } {
  const spread = spreadOf(ratios);
  return { ...spread, isNoisy: spread.min < 0.85 || spread.max > 1.15 };
}
