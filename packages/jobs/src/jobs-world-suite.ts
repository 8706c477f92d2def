import { createPostgres, type PostgresPool } from "@gerai/database";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger, type Logger } from "@gerai/foundation/logger";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type Consumer, type ConsumerOptions, defineConsumer, type Job } from "./consumer.ts";
import { createPublisher, type Publisher } from "./create-publisher.ts";
import { createWorker, type DeadJob, type WorkerOptions } from "./create-worker.ts";
import { migrateQueue } from "./migrate-queue.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { createRelayStore, type RelayStore } from "./relay.store.ts";

/** The instant at which these tests' clock starts. */
export const start = new Date("2026-11-22T02:00:00.000Z");
/** How long is waited for what must happen. */
export const within = { timeout: 10_000, interval: 10 };

/** An id's random part in letters alone, as slugs and event names are: no two of a run are the same. */
const inLetters = (id: string): string =>
  id.slice(-12).replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));

/**
 * Two offices, a relay and what it takes to publish to one back end and to work there; to be called inside a `describe`,
 * whose tests it cleans up after.
 */
export function jobsWorld(findBackend: () => Promise<QueueBackend>) {
  const clock = new FakeClock(start);
  const tenantId = newId(start);
  const otherId = newId(start);
  const logger: Logger = createLogger("jobs-test", { write: () => undefined });
  const closers: (() => Promise<unknown>)[] = [];
  let backend: QueueBackend;
  let admin: PostgresPool;
  let relay: PostgresPool;
  let store: RelayStore;

  beforeAll(async () => {
    const database = await workerDatabase();
    await migrateQueue(database.adminUrl);
    await migrateQueue(database.adminUrl);
    admin = createPostgres(database.adminUrl, { max: 4 });
    relay = createPostgres(database.url("relay"), { max: 4 });
    store = createRelayStore(relay);
    backend = await findBackend();
    for (const office of [tenantId, otherId]) {
      await admin`
        insert into app.office (id, slug, kind, short_name, full_name, province_name, time_zone, accent, seat, region_code, opened_at)
        values (${office}, ${`uji-${inLetters(office)}`},
          'office', 'Uji', 'Kantor Uji', 'Uji', 'Asia/Makassar', '#006688', 'Uji', '64.74', ${start})`;
    }
  });

  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  afterAll(async () => {
    await Promise.all([admin.end(), relay.end()]);
  });

  const announce = async (
    name: string,
    sql: Awaited<ReturnType<PostgresPool["reserve"]>> | PostgresPool = admin,
  ): Promise<string> => {
    const id = newId(clock.now());
    await sql`
      insert into app.outbox (tenant_id, id, name, version, payload, created_at)
      values (${tenantId}, ${id}, ${name}, 1, ${sql.json({ applicationId: id })}, ${clock.now()})`;
    return id;
  };

  /** A consumer of an event of its own that notes what it was given; `react` may throw. */
  const listener = (
    react: (job: Job) => Promise<void> | void = () => undefined,
    { room = "uji", ...more }: Partial<ConsumerOptions<Job["payload"]>> & { room?: "uji" | "code" | "broadcast" } = {},
  ) => {
    const event = `${room}.${inLetters(newId(start))}`;
    const seen: string[] = [];
    const consumer = defineConsumer({
      event,
      name: `on-${event.replace(".", "-")}`,
      async handle(job) {
        seen.push(job.eventId);
        await react(job);
      },
      ...more,
    });
    return { event, seen, consumer };
  };

  const publisherFor = (consumers: Consumer[]): Publisher => {
    const publisher = createPublisher({ backend, consumers, logger });
    closers.push(() => publisher.close());
    return publisher;
  };

  const work = async (consumers: Consumer[], more: Partial<WorkerOptions> = {}): Promise<DeadJob[]> => {
    const dead: DeadJob[] = [];
    const onGiveUp = async (job: DeadJob) => void dead.push(job);
    const worker = await createWorker({ backend, consumers, logger, clock, onGiveUp, retryBaseMs: 5, ...more });
    closers.push(() => worker.stop());
    return dead;
  };

  /** Announces `count` events of an office in one statement; resolves to their ids. */
  const flood = async (office: string, name: string, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => newId(clock.now()));
    await admin`
      insert into app.outbox (tenant_id, id, name, version, payload, created_at)
      select ${office}, id, ${name}, 1, '{}', ${clock.now()} from unnest(${ids}::uuid[]) as id`;
    return ids;
  };

  return {
    ...{ clock, tenantId, otherId, logger, closers, announce, listener, publisherFor, work, flood },
    get backend() {
      return backend;
    },
    get admin() {
      return admin;
    },
    get relay() {
      return relay;
    },
    get store() {
      return store;
    },
  };
}
