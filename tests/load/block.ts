import type { Measured } from "./pgbench.ts";

/** Beyond these the machine was busy with something else, and the repetition is thrown away. */
const MOST_OTHERS = 0.5;
const MOST_STOLEN = 0.02;
/** Of a whole run, whatever its scenarios. */
const MOST_RETRIES = 3;
let retries = 0;

/** One side of a comparison. */
export interface Contestant {
  readonly name: string;
  /** One window of a few seconds. */
  run(): Promise<Measured>;
}

/** Middle, least and greatest of some numbers. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What all contestants of one repetition did, by name. */
export interface Block {
  readonly isClean: boolean;
  readonly results: Readonly<Record<string, Measured>>;
}

/** The repetitions that count, and how many were thrown away because the machine was busy. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly discarded: number;
  readonly unclean: number;
}

const digits = (value: number): number => Number(value.toPrecision(4));

/** The spread of some numbers, to four digits. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
  return { median: digits(median), min: digits(sorted[0] ?? 0), max: digits(sorted.at(-1) ?? 0) };
}

/** The busiest moment of a repetition. */
function isQuiet(results: readonly Measured[]): boolean {
  return results.every(({ usage }) => usage.others <= MOST_OTHERS && usage.stolen <= MOST_STOLEN);
}

/**
 * Runs the contestants in repetitions, the order turned by one each time. A repetition on a busy machine is thrown away,
 * at most three times in a run, then kept and marked; never is one thrown away for its result.
 */
export async function runBlocks(options: {
  contestants: readonly Contestant[];
  repetitions: number;
  /** Brings both databases to the same start. */
  before: () => Promise<void>;
}): Promise<Blocks> {
  const { contestants, repetitions, before } = options;
  const blocks: Block[] = [];
  let discarded = 0;
  for (let turn = 0; blocks.length < repetitions; turn += 1) {
    await before();
    const results: Record<string, Measured> = {};
    const from = turn % contestants.length;
    for (const contestant of [...contestants.slice(from), ...contestants.slice(0, from)]) {
      results[contestant.name] = await contestant.run();
    }
    const isClean = isQuiet(Object.values(results));
    if (!isClean && retries < MOST_RETRIES) {
      retries += 1;
      discarded += 1;
      continue;
    }
    blocks.push({ isClean, results });
  }
  return { blocks, discarded, unclean: blocks.filter((block) => !block.isClean).length };
}

/** Operations per second. */
export function rateOf(measured: Measured): number {
  return measured.ops / measured.usage.seconds;
}

/** Processor microseconds per operation of the database and the server; the load generator is not among them. */
export function costOf({ ops, usage }: Measured): { postgres: number; server: number; total: number } {
  const each = (seconds: number) => (seconds * 1e6) / ops;
  return {
    postgres: each(usage.postgres),
    server: each(usage.server),
    total: each(usage.postgres + usage.server),
  };
}

/** What is told of one contestant over all repetitions. */
export function summarise(blocks: readonly Block[], name: string) {
  const all = blocks.flatMap(({ results }) => (results[name] ? [results[name]] : []));
  const latencies = all.flatMap(({ latency }) => latency ?? []);
  return {
    opsPerSecond: spreadOf(all.map(rateOf)),
    postgresMicros: spreadOf(all.map((one) => costOf(one).postgres)),
    serverMicros: spreadOf(all.map((one) => costOf(one).server)),
    loadMicros: spreadOf(all.map(({ ops, usage }) => (usage.load * 1e6) / ops)),
    othersCores: spreadOf(all.map(({ usage }) => usage.others)),
    ...(latencies.length > 0
      ? {
          latencyMs: {
            p50: spreadOf(latencies.map(({ p50 }) => p50)).median,
            p95: spreadOf(latencies.map(({ p95 }) => p95)).median,
            p99: spreadOf(latencies.map(({ p99 }) => p99)).median,
          },
        }
      : {}),
  };
}

/** The ratio of two contestants inside each repetition. */
export function ratioOf(blocks: readonly Block[], a: string, b: string, of: (measured: Measured) => number): Spread {
  return spreadOf(
    blocks.flatMap(({ results }) => {
      const [first, second] = [results[a], results[b]];
      return first && second ? [of(first) / of(second)] : [];
    }),
  );
}
