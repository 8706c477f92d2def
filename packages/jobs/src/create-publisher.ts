import type { Logger } from "@gerai/foundation/logger";
import { assertDistinct, type Consumer, type Job, LANES, type Lane } from "./consumer.ts";
import { type LaneQueue, openQueue, type QueueBackend, type QueuedJob } from "./queue-backend.ts";

/** An event to publish, with the source that keeps ids of outbox rows (`ob`) and due rows (`due`) apart. */
export interface PublishedEvent extends Job<unknown> {
  readonly source: "ob" | "due";
}

/** Puts events on the queue, one job per consumer. */
export interface Publisher {
  /** Adds `<source>-<id>-<consumer>` for each consumer; a job that is already there stays as it is (OUT-4). */
  publish(events: readonly PublishedEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Completed jobs are kept for an hour, only so that a second publishing of the same event finds its job. */
const KEEP_COMPLETED_SECONDS = 3_600;

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
        // One by one and side by side: the bulk call needs temporary tables, which no role of the house may make (ISO-13).
        await Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)));
      }
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

function jobsOf(event: PublishedEvent, consumers: readonly Consumer[], lane: Lane): QueuedJob[] {
  const { source, tenantId, eventId, name, version, payload } = event;
  return consumers
    .filter((consumer) => consumer.lane === lane && consumer.event === name)
    .map((consumer) => ({
      name: consumer.name,
      data: { tenantId, eventId, name, version, payload },
      opts: {
        jobId: `${source}-${eventId}-${consumer.name}`,
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
