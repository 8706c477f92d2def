import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { migrateQueue } from "@gerai/jobs";
import { childEnv } from "../../../infra/processes.mjs";
import { startRedis } from "../../../infra/second-backend.mjs";
import type { BareOrder, BareWord } from "../bare-notices.ts";
import { type Contestant, costOf, rateOf, ratioOf, runBlocks, summarise } from "../block.ts";
import { announceCases, seedToldCases, type ToldCase } from "../channel-seed.ts";
import { settle } from "../cluster.ts";
import { meter } from "../cpu.ts";
import { hear } from "../hear.ts";
import type { RunState } from "../run-state.ts";
import { type Sink, startSink } from "../sink.ts";
import { startWorker, untilIdle } from "../worker-process.ts";
import { lagOf } from "./notice-lag.ts";

/** Jobs that the bare loop has under way at once: as many as the product's worker. */
const CONCURRENCY = 48;
const WARM_UP = 300;
const MOST_SECONDS = 300;
const BARE_DATABASE = "bare_queue";
const BARE = fileURLToPath(new URL("../bare-notices.ts", import.meta.url));
/** Offices whose applicants are written to by e-mail: one floods, the other is looked at. */
const FLOODING = 0;
const LOOKED_AT = 1;

interface Backend {
  readonly name: "redis" | "embedded";
  readonly redisUrl: string | undefined;
}

type Cases = Awaited<ReturnType<typeof seedToldCases>>;

async function startBare({ cluster, product }: RunState, backend: Backend, sink: Sink): Promise<ChildProcess> {
  const databaseUrl = cluster.adminUrl(BARE_DATABASE);
  if (!backend.redisUrl) {
    await product.sql.unsafe(`create database ${BARE_DATABASE}`);
    await migrateQueue(databaseUrl);
  }
  const child = fork(BARE, { env: childEnv() });
  const ready = hear<BareWord, "ready">(child, "ready");
  const queue = backend.redisUrl ? { redisUrl: backend.redisUrl } : { databaseUrl };
  const url = `${sink.smsUrl}/v1/messages`;
  child.send({ kind: "open", queue, url, concurrency: CONCURRENCY } satisfies BareOrder);
  await ready;
  return child;
}

/**
 * What lies in outbox and due rows from before is nobody's notice here. It counts as published too long ago to come again
 * when the worker finds a queue without jobs.
 */
async function forgetEarlier({ product: { sql } }: RunState): Promise<void> {
  const isFresh = sql`published_at is null or published_at > now() - interval '1 hour'`;
  await sql`update outbox set published_at = now() - interval '1 hour' where ${isFresh}`;
  await sql`update due_row set published_at = now() - interval '1 hour' where ${isFresh}`;
}

/** A round of messages: `begin` sets it off, it ends when the provider has all of them. */
function roundsOf(state: RunState, sink: Sink, pid: number, count: number, begin: () => Promise<void>) {
  return async () => {
    await sink.empty();
    const end = meter({ postmaster: state.cluster.pid, server: [pid], load: [sink.pid] });
    const reached = sink.reaches(count, MOST_SECONDS);
    await Promise.all([begin(), reached]);
    return { ops: count, allOps: count, usage: end() };
  };
}

async function compare(state: RunState, sink: Sink, backend: Backend, cases: Cases, worker: number) {
  const { product, repetitions, cluster } = state;
  const bare = await startBare(state, backend, sink);
  const count = Math.min(cases.phones.length, state.seconds * 200);
  try {
    const sides = (size: number) => {
      const bareBegin = async () => void bare.send({ kind: "run", jobs: size } satisfies BareOrder);
      const productBegin = () => announceCases(product, cases.phones.slice(0, size));
      return {
        bare: roundsOf(state, sink, bare.pid ?? 0, size, bareBegin),
        product: roundsOf(state, sink, worker, size, productBegin),
      };
    };
    const warm = sides(Math.min(count, WARM_UP));
    await warm.bare();
    await warm.product();
    const { bare: runBare, product: runProduct } = sides(count);
    const contestants: Contestant[] = [
      { name: "bare", run: runBare },
      { name: "product", run: runProduct },
    ];
    const { blocks, ...counts } = await runBlocks({
      contestants,
      repetitions,
      async before() {
        await untilIdle(cluster, worker);
        // The same people are written to in every round, faster than the product would.
        await product.sql`truncate channel_bucket`;
        await settle([product.sql]);
      },
    });
    return {
      ...counts,
      messages: count,
      repetitions: blocks.length,
      opsRatio: ratioOf(blocks, "product", "bare", rateOf),
      cpuRatio: ratioOf(blocks, "product", "bare", (one) => costOf(one).total),
      product: summarise(blocks, "product"),
      anchor: summarise(blocks, "bare"),
    };
  } finally {
    bare.kill("SIGTERM");
  }
}

async function onBackend(state: RunState, sink: Sink, backend: Backend, cases: Cases) {
  const { cluster, product } = state;
  await forgetEarlier(state);
  const worker = await startWorker(cluster, product, sink, backend.redisUrl);
  try {
    await untilIdle(cluster, worker.pid);
    const compared = await compare(state, sink, backend, cases, worker.pid);
    await untilIdle(cluster, worker.pid);
    const of = (index: number): readonly ToldCase[] => cases.mailboxes.get(index) ?? [];
    const lag = await lagOf({ state, sink, worker: worker.pid, flood: of(FLOODING), looked: of(LOOKED_AT) });
    return { name: `s11-notices, ${backend.name}`, clients: CONCURRENCY, backend: backend.name, ...compared, lag };
  } finally {
    await worker.stop();
  }
}

/**
 * G16 and the lag of one office beside another's 50,000: events of real cases through outbox, relay, queue and worker to
 * a provider over HTTP, against a loop of BullMQ alone on the same queue that posts to the same provider.
 */
export async function noticeScenario(state: RunState, { withRedis }: { readonly withRedis: boolean }) {
  const sink = await startSink();
  const redis = withRedis ? await startRedis() : undefined;
  try {
    const cases = await seedToldCases(state.cluster, state.product, [FLOODING, LOOKED_AT]);
    const backends: Backend[] = [
      ...(redis ? [{ name: "redis" as const, redisUrl: redis.url }] : []),
      { name: "embedded", redisUrl: undefined },
    ];
    const results: Awaited<ReturnType<typeof onBackend>>[] = [];
    for (const backend of backends) results.push(await onBackend(state, sink, backend, cases));
    return results;
  } finally {
    sink.stop();
    await redis?.stop();
  }
}
