import { setTimeout as wait } from "node:timers/promises";
import { announceCases, type ToldCase } from "../channel-seed.ts";
import type { RunState } from "../run-state.ts";
import type { Sink } from "../sink.ts";
import { untilIdle } from "../worker-process.ts";

/** What the other office sends at once. */
const FLOOD = 50_000;
const EVERY_MS = 100;
/** After the last event of the office that is looked at. */
const MOST_SECONDS = 300;

/** Milliseconds from the commit of an event until the provider had its message. */
export interface Lag {
  readonly events: number;
  readonly p50: number;
  readonly p95: number;
}

const now = () => performance.timeOrigin + performance.now();

function lagIn(delays: readonly number[]): Lag {
  const sorted = [...delays].sort((one, other) => one - other);
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { events: sorted.length, p50: at(0.5), p95: at(0.95) };
}

/** Announces one event after the other at a steady pace and finds out when each message arrived. */
async function look(state: RunState, sink: Sink, cases: readonly ToldCase[], count: number): Promise<Lag> {
  const committed: [to: string, at: number][] = [];
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) {
    const one = cases[index % cases.length];
    if (!one) throw new Error("The office that is looked at has no case.");
    await announceCases(state.product, [one]);
    committed.push([one.to, now()]);
    await wait(Math.max(0, begun + (index + 1) * EVERY_MS - performance.now()));
  }
  const mine = new Set(cases.map(({ to }) => to));
  const until = performance.now() + MOST_SECONDS * 1000;
  for (;;) {
    const arrivals = (await sink.arrivals()).filter(([to]) => mine.has(to));
    if (arrivals.length >= count) {
      // Messages to one mailbox come in the order of their events.
      const byMailbox = Map.groupBy(arrivals, ([to]) => to);
      return lagIn(committed.map(([to, at]) => (byMailbox.get(to)?.shift()?.[1] ?? Number.NaN) - at));
    }
    if (performance.now() > until) throw new Error(`${arrivals.length} of ${count} messages came through the flood.`);
    await wait(200);
  }
}

/** One office's lag alone, and while another office's flood lies before it. */
export async function lagOf(options: {
  readonly state: RunState;
  readonly sink: Sink;
  readonly worker: number;
  readonly flood: readonly ToldCase[];
  readonly looked: readonly ToldCase[];
}) {
  const { state, sink, worker, flood, looked } = options;
  const { sql } = state.product;
  const events = state.seconds * 25;
  await sink.empty();
  await look(state, sink, looked, 20);
  await sink.empty();
  const alone = await look(state, sink, looked, events);
  await sink.empty();
  await announceCases(state.product, flood, FLOOD);
  const beside = await look(state, sink, looked, events);
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from outbox where published_at is null`;
  // Whoever looked at the other office only after the flood had passed would have seen nothing.
  if (!row || row.waiting === 0) throw new Error("The flood had passed before the end.");
  await sql`update outbox set published_at = now() where published_at is null`;
  await untilIdle(state.cluster, worker);
  const ratio = (of: "p50" | "p95") => Number((beside[of] / alone[of]).toPrecision(3));
  return { flood: FLOOD, alone, beside, ratio: { p50: ratio("p50"), p95: ratio("p95") } };
}
