import type { Job as QueueJob, WorkerOptions } from "bullmq";
import { createPostgresBackend, type JobsOptions, Queue, Worker, withBackend } from "bullmq";
import type { Lane } from "./lanes.ts";

/** Where jobs wait: in Postgres (default) or in Redis. The same code runs on both. */
export type QueueBackend =
  | { readonly kind: "postgres"; readonly connectionString: string }
  | { readonly kind: "redis"; readonly url: string; readonly prefix?: string };

/** Chooses the back end: Redis when its URL is given, otherwise the database. Both need a direct connection (no pooler). */
export function createQueueBackend(settings: {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}): QueueBackend {
  return settings.redisUrl
    ? { kind: "redis", url: settings.redisUrl }
    : { kind: "postgres", connectionString: settings.databaseUrl };
}

/** A job to be added. `jobId` is always ours: it is what keeps one event from becoming two jobs. */
export interface QueuedJob {
  readonly name: string;
  readonly data: unknown;
  readonly opts: JobsOptions & { readonly jobId: string };
}

/** The few things that the relay and the worker ask of a queue. */
export interface LaneQueue {
  /** Adds all jobs, in order, in one go; those whose id is there stay as they are. */
  addAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Ids of at most `most` jobs that wait and as many that run. */
  idsUnderWay(most: number): Promise<readonly string[]>;
  getFailed(start: number, end: number): Promise<QueueJob[]>;
  /** Whether a job with this id is there, in any state. */
  has(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The few things that are asked of a BullMQ worker. */
export interface LaneWorker {
  waitUntilReady(): Promise<unknown>;
  onGivenUp(listener: () => void): void;
  close(): Promise<void>;
}

const postgres = withBackend(createPostgresBackend);

/** Opens one lane for adding and reading. `onError` gets connection errors, which BullMQ would print otherwise. */
export function openQueue(backend: QueueBackend, lane: Lane, onError: (error: Error) => void): LaneQueue {
  if (backend.kind === "redis") {
    const queue = new Queue(lane, { connection: { url: backend.url }, ...prefixOf(backend) });
    queue.on("error", onError);
    return {
      ...readingOf(queue),
      addAll: async (jobs) => void (await queue.addBulk([...jobs])),
      close: () => queue.close(),
    };
  }
  const queue = new postgres.Queue(lane, { connection: { connectionString: backend.connectionString, max: 2 } });
  queue.on("error", onError);
  return {
    ...readingOf(queue),
    addAll: async (jobs) => void (await queue.addBulk(withoutTables(jobs))),
    close: () => queue.close(),
  };
}

/**
 * The queue's bulk statement makes temporary tables, which no role of the house may (ISO-13), unless one of the jobs asks
 * for a key against doubles: then it goes job by job, in one statement too. The first asks for one that says no more than
 * its id. (A flow without children would do as well, but BullMQ's `addBulk` of flows hides that nothing was added.)
 */
function withoutTables(jobs: readonly QueuedJob[]): QueuedJob[] {
  return jobs.map((job, index) =>
    index === 0 ? { ...job, opts: { ...job.opts, deduplication: { id: job.opts.jobId } } } : job,
  );
}

function readingOf(
  queue: Pick<Queue, "getRanges" | "getFailed" | "getJobState">,
): Pick<LaneQueue, "idsUnderWay" | "getFailed" | "has"> {
  return {
    idsUnderWay: (most) => queue.getRanges(["wait", "active"], 0, most - 1),
    getFailed: (start, end) => queue.getFailed(start, end),
    has: async (id) => (await queue.getJobState(id)) !== "unknown",
  };
}

/** Opens one worker on a lane and starts it. */
export function openWorker(
  backend: QueueBackend,
  lane: Lane,
  process: (job: QueueJob) => Promise<void>,
  options: { readonly concurrency: number; readonly delayMs: (attempt: number) => number },
  onError: (error: Error) => void,
): LaneWorker {
  const settings = {
    concurrency: options.concurrency,
    maxStalledCount: 1,
    settings: { backoffStrategy: options.delayMs },
  } satisfies Partial<WorkerOptions>;
  if (backend.kind === "postgres") {
    // That a job has ended need not be on the disk before the next one begins: should the server crash, it runs again,
    // which every consumer stands. What is published is waited for, because the outbox forgets it.
    const connection = { connectionString: backend.connectionString, max: 4, options: "-c synchronous_commit=off" };
    return listen(new postgres.Worker(lane, process, { ...settings, connection }), onError);
  }
  // Redis clients of workers must wait for a lost server for ever: BullMQ refuses any other setting.
  const connection = { url: backend.url, maxRetriesPerRequest: null };
  return listen(new Worker(lane, process, { ...settings, connection, ...prefixOf(backend) }), onError);
}

function prefixOf(backend: { readonly prefix?: string }): { prefix?: string } {
  return backend.prefix ? { prefix: backend.prefix } : {};
}

interface WorkerEvents extends Pick<LaneWorker, "waitUntilReady" | "close"> {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "failed", listener: (job: QueueJob | undefined) => void): unknown;
}

function listen(worker: WorkerEvents, onError: (error: Error) => void): LaneWorker {
  worker.on("error", onError);
  return {
    waitUntilReady: () => worker.waitUntilReady(),
    close: () => worker.close(),
    onGivenUp: (listener) => {
      worker.on("failed", (job) => {
        // A job that is going to be tried again has no end yet.
        if (!job || job.finishedOn) listener();
      });
    },
  };
}
