import type { Logger } from "@gerai/foundation/logger";
import { assertDistinct, type Consumer, type Job } from "./consumer.ts";
import { LANE_LIMITS, LANES, type Lane } from "./lanes.ts";
import { type LaneQueue, openQueue, type QueueBackend, type QueuedJob } from "./queue-backend.ts";

/** An event to publish, with the source that keeps ids of outbox rows (`ob`) and due rows (`due`) apart. */
export interface PublishedEvent extends Job<unknown> {
  readonly source: "ob" | "due";
}

/** What of a lane is under way: jobs that wait or run. */
export interface LaneLoad {
  readonly jobs: number;
  /** Events by office. */
  readonly offices: ReadonlyMap<string, number>;
}

/** Puts events on the queue, one job per consumer. */
export interface Publisher {
  /** Adds `<source>-<office>-<id>-<consumer>` for each consumer; a job that is already there stays as it is (OUT-4). */
  publish(events: readonly PublishedEvent[]): Promise<void>;
  /**
   * What is under way in each lane that has consumers. Read from the queue itself, by ids alone: nothing is counted
   * beside it that a flushed queue or a killed process could leave wrong. Jobs that wait for another try do not count.
   */
  underWay(): Promise<ReadonlyMap<Lane, LaneLoad>>;
  /** False when a lane has lost its jobs since `remember`, or never was used: its mark is gone. */
  isKnown(): Promise<boolean>;
  /** Leaves a mark in each lane, by which it is known that nothing was lost. */
  remember(): Promise<void>;
  close(): Promise<void>;
}

/** Completed jobs are kept for an hour, only so that a second publishing of the same event finds its job. */
const KEEP_COMPLETED_SECONDS = 3_600;

/** A job for a day that never comes: it is there as long as nobody has emptied the queue. */
const MARK: QueuedJob = { name: "mark", data: {}, opts: { jobId: "mark", delay: 5 * 365 * 86_400_000 } };

/** Opens the queues that `consumers` use. Events without a consumer are published to nobody. */
export function createPublisher(options: {
  readonly backend: QueueBackend;
  readonly consumers: readonly Consumer[];
  readonly logger: Logger;
}): Publisher {
  const { backend, consumers, logger } = options;
  assertDistinct(consumers);
  const queues = new Map<Lane, LaneQueue>();
  for (const lane of LANES.filter((name) => consumers.some((consumer) => consumer.lane === name))) {
    queues.set(
      lane,
      openQueue(backend, lane, (error) => logger.error("queue connection failed", { queue: lane, error })),
    );
  }
  return {
    async publish(events) {
      for (const [lane, queue] of queues) {
        const jobs = events.flatMap((event) => jobsOf(event, consumers, lane));
        if (jobs.length > 0) await queue.addAll(jobs);
      }
    },
    async underWay() {
      const loads = [...queues].map(async ([lane, queue]): Promise<[Lane, LaneLoad]> => {
        return [lane, loadOf(await queue.idsUnderWay(LANE_LIMITS[lane].total))];
      });
      return new Map(await Promise.all(loads));
    },
    async isKnown() {
      const known = await Promise.all([...queues.values()].map((queue) => queue.has(MARK.opts.jobId)));
      return !known.includes(false);
    },
    async remember() {
      for (const queue of queues.values()) await queue.addAll([MARK]);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const JOB_ID = new RegExp(`^(?:ob|due)-(${UUID})-(${UUID})-`);

/** Reads from ids whose events they are. */
function loadOf(ids: readonly string[]): LaneLoad {
  const events = new Map<string, Set<string>>();
  for (const id of ids) {
    const [, office, event] = JOB_ID.exec(id) ?? [];
    if (!office || !event) continue;
    const of = events.get(office) ?? new Set();
    events.set(office, of.add(event));
  }
  return { jobs: ids.length, offices: new Map([...events].map(([office, of]) => [office, of.size])) };
}

function jobsOf(event: PublishedEvent, consumers: readonly Consumer[], lane: Lane): QueuedJob[] {
  const { source, tenantId, eventId, name, version, payload } = event;
  return consumers
    .filter((consumer) => consumer.lane === lane && consumer.event === name)
    .map((consumer) => ({
      name: consumer.name,
      data: { tenantId, eventId, name, version, payload },
      opts: {
        jobId: `${source}-${tenantId}-${eventId}-${consumer.name}`,
        attempts: consumer.attempts,
        backoff: { type: "jitter" },
        removeOnComplete: { age: KEEP_COMPLETED_SECONDS },
        // Kept until the dead letter has been written; see create-worker.ts.
        removeOnFail: false,
        // Stack traces may quote data; the logger has its own, scrubbed.
        stackTraceLimit: 0,
      },
    }));
}
