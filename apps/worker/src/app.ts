import type { PostgresPool } from "@gerai/database";
import type { Resources } from "@gerai/domain/kernel";
import {
  createPublisher,
  createRelayStore,
  createWorker,
  type JobWorker,
  type Publisher,
  type QueueBackend,
  type Repetition,
  startRelay,
} from "@gerai/jobs";
import { type ConsumerFactory, consumerFactories } from "./consumers/consumer-list.ts";
import { keepDeadLetter } from "./relay/dead-letter.store.ts";
import { replayDeadLetters } from "./relay/replay-dead-letters.ts";
import { every, type TimetableEntry } from "./timetable.ts";
import { timetableEntries } from "./timetable-entries.ts";

/** What the worker holds for its whole life. */
export interface WorkerResources {
  readonly domain: Resources;
  /** Pool of the role gerai_relay. */
  readonly relayPool: PostgresPool;
  readonly backend: QueueBackend;
}

/** What this process does; tests bring their own. */
export interface WorkerDuties {
  readonly consumers?: readonly ConsumerFactory[];
  readonly timetable?: readonly TimetableEntry[];
  /** First wait between two tries of a job, 1,000 ms unless said. */
  readonly retryBaseMs?: number;
}

/** The worker process without its signals. */
export interface WorkerApp {
  /** Resolves when jobs are taken; throws when the queue cannot be reached. */
  start(): Promise<void>;
  /** Takes nothing new, lets what runs come to its end, closes queue and pools. */
  stop(): Promise<void>;
}

/** How often failed jobs whose dead letter could not be written are tried again. */
const BURY_EVERY_MS = 60_000;

/** Relay, consumers and timetable over one set of resources. */
export function createWorkerApp(resources: WorkerResources, duties: WorkerDuties = {}): WorkerApp {
  const { domain, relayPool, backend } = resources;
  const { logger, clock, database } = domain;
  const own = (duties.consumers ?? consumerFactories).map((create) => create(domain));
  const consumers = [...own, replayDeadLetters(domain, own)];
  const loops: Repetition[] = [];
  let publisher: Publisher | undefined;
  let worker: JobWorker | undefined;
  let stopped: Promise<void> | undefined;

  async function start(): Promise<void> {
    const running = await createWorker({
      ...{ backend, consumers, logger, clock },
      onGiveUp: (dead) => keepDeadLetter(database, dead),
      ...(duties.retryBaseMs === undefined ? {} : { retryBaseMs: duties.retryBaseMs }),
    });
    worker = running;
    publisher = createPublisher({ backend, consumers, logger });
    loops.push(startRelay({ store: createRelayStore(relayPool), publisher, clock, logger }));
    loops.push(every(BURY_EVERY_MS, "bury-failed-jobs", () => running.buryFailed(), logger));
    for (const { name, everyMs, run } of duties.timetable ?? timetableEntries()) {
      loops.push(every(everyMs, name, () => run({ domain, relayPool }), logger));
    }
  }

  async function stop(): Promise<void> {
    await Promise.all(loops.map((loop) => loop.stop()));
    await worker?.stop();
    await publisher?.close();
    await Promise.all([relayPool.end({ timeout: 5 }), database.pool.end({ timeout: 5 })]);
  }

  return {
    start,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
