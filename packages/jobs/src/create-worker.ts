import type { Clock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import { type Job as QueueJob, UnrecoverableError } from "bullmq";
import { assertDistinct, type Consumer, deadEnvelope, type Job, jobEnvelope, PayloadError } from "./consumer.ts";
import { LANE_LIMITS, LANES, type Lane } from "./lanes.ts";
import { openQueue, openWorker, type QueueBackend } from "./queue-backend.ts";
import { failureReason, isRetryable, retryDelayMs } from "./retry.ts";

/** A job that was given up: the columns of a dead letter. `reason` is a problem code or a scrubbed message. */
export interface DeadJob {
  readonly tenantId: string;
  readonly eventId: string;
  readonly queue: Lane;
  /** Name of the consumer. */
  readonly job: string;
  readonly payload: Job["payload"];
  readonly reason: string;
  readonly attempts: number;
  readonly failedAt: Date;
}

/** What a worker needs. */
export interface WorkerOptions {
  readonly backend: QueueBackend;
  readonly consumers: readonly Consumer[];
  readonly logger: Logger;
  readonly clock: Clock;
  /**
   * Keeps a job that was given up. Until it resolves the job stays in the queue as failed and is handed over again, so
   * it may see one job twice: key the row by tenant, event and consumer.
   */
  onGiveUp(job: DeadJob): Promise<void>;
  /** Jobs at once per lane instead of the lane's own number. */
  readonly concurrency?: number;
  /** First wait between tries, 1,000 ms by default; it doubles. */
  readonly retryBaseMs?: number;
}

/** Running consumers. */
export interface JobWorker {
  /** Hands failed jobs over to `onGiveUp`. Runs by itself at start and after each failure; call it every minute too. */
  buryFailed(): Promise<void>;
  /** Takes no new job, waits for the running ones, closes the connections. */
  stop(): Promise<void>;
}

/** Failed jobs handed over in one go. */
const BURY_BATCH = 100;

/**
 * Runs the consumers of each lane that is used. A failing job is tried again after an exponential wait with jitter; a
 * `Problem` under 500 and a payload that does not fit are given up at once, the rest after the consumer's attempts.
 * A job that is given up goes to `onGiveUp`, and the lane goes on with the others (OUT-8, OUT-9).
 */
export async function createWorker(options: WorkerOptions): Promise<JobWorker> {
  assertDistinct(options.consumers);
  const lanes = LANES.filter((lane) => options.consumers.some((consumer) => consumer.lane === lane));
  const running = await Promise.all(lanes.map((lane) => runLane(lane, options)));
  return {
    async buryFailed() {
      for (const lane of running) await lane.buryFailed();
    },
    async stop() {
      await Promise.all(running.map((lane) => lane.stop()));
    },
  };
}

async function runLane(lane: Lane, options: WorkerOptions): Promise<JobWorker> {
  const { backend, logger, concurrency = LANE_LIMITS[lane].concurrency, retryBaseMs = 1_000 } = options;
  const consumers = new Map(options.consumers.filter((one) => one.lane === lane).map((one) => [one.name, one]));
  const onError = (error: Error) => logger.error("queue connection failed", { queue: lane, error });
  const delayMs = (attempt: number) => retryDelayMs(attempt, retryBaseMs, Math.random());

  const queue = openQueue(backend, lane, onError);
  let burying = Promise.resolve();
  const buryFailed = (): Promise<void> => {
    // One after the other, so that no job is handed over twice by the same process.
    burying = burying.then(async () => {
      try {
        for (const job of await queue.getFailed(0, BURY_BATCH - 1)) await bury(lane, job, options);
      } catch (error) {
        logger.error("failed jobs could not be read", { queue: lane, error });
      }
    });
    return burying;
  };

  const worker = openWorker(
    backend,
    lane,
    (job) => runJob(job, consumers.get(job.name), logger),
    { concurrency, delayMs },
    onError,
  );
  worker.onGivenUp(() => void buryFailed());
  await worker.waitUntilReady();
  void buryFailed();
  return {
    buryFailed,
    async stop() {
      await worker.close();
      await burying;
      await queue.close();
    },
  };
}

/** Runs one try. Errors leave it reduced to a reason, because the queue stores what it is thrown. */
async function runJob(queued: QueueJob, consumer: Consumer | undefined, logger: Logger): Promise<void> {
  const log = logger.child({ job: queued.name, attempt: queued.attemptsMade + 1 });
  try {
    if (!consumer) throw new Error("this worker has no such consumer");
    const envelope = jobEnvelope.safeParse(queued.data);
    if (!envelope.success) throw new PayloadError("the job is not an event of ids", { cause: envelope.error });
    await consumer.run(envelope.data);
  } catch (error) {
    const reason = failureReason(error);
    log.warn("a try failed", { error, reason });
    throw isRetryable(error) ? new Error(reason) : new UnrecoverableError(reason);
  }
}

async function bury(lane: Lane, queued: QueueJob, options: WorkerOptions): Promise<void> {
  const { clock, onGiveUp } = options;
  const reason = queued.failedReason ?? "unknown error";
  const log = options.logger.child({ queue: lane, job: queued.name, attempt: queued.attemptsMade });
  try {
    const dead = deadEnvelope.safeParse(queued.data);
    if (dead.success) {
      const { attemptsMade: attempts, name: job } = queued;
      await onGiveUp({ ...dead.data, queue: lane, job, reason, attempts, failedAt: clock.now() });
    }
    await queued.remove();
    log.error(dead.success ? "a job was given up" : "a job without tenant or event was dropped", { reason });
  } catch (error) {
    log.error("a failed job could not be kept; it stays in the queue", { error });
  }
}
