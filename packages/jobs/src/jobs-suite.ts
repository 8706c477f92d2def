import { createPostgres, type PostgresPool } from "@gerai/database";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger, type Logger } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Consumer, type ConsumerOptions, defineConsumer, type Job } from "./consumer.ts";
import { createPublisher, type Publisher } from "./create-publisher.ts";
import { createWorker, type DeadJob, type WorkerOptions } from "./create-worker.ts";
import { LANE_LIMITS } from "./lanes.ts";
import { migrateQueue } from "./migrate-queue.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { createRelayStore, type RelayStore } from "./relay.store.ts";
import { recoverLostQueue, relayOnce, startRelay } from "./relay.ts";

const start = new Date("2026-11-22T02:00:00.000Z");
const within = { timeout: 10_000, interval: 10 };

async function emptyQueue(backend: QueueBackend, admin: PostgresPool): Promise<void> {
  if (backend.kind === "postgres") return void (await admin`truncate bullmq.job, bullmq.dedup cascade`);
  const redis = new Redis(backend.url);
  await redis.flushall();
  await redis.quit();
}

/** The guarantees of outbox, relay and worker, held against one back end; both back ends pass the same ones. */
export function describeJobs(title: string, findBackend: () => Promise<QueueBackend>): void {
  describe(title, { timeout: 30_000 }, () => {
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
          values (${office}, ${`uji-${office.slice(-12).replace(/[0-9]/g, (d) => "ghijklmnop".charAt(Number(d)))}`},
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
      {
        room = "uji",
        ...more
      }: Partial<ConsumerOptions<Job["payload"]>> & { room?: "uji" | "code" | "broadcast" } = {},
    ) => {
      const event = `${room}.${newId(start).slice(-8).replace(/[0-9]/g, "x")}`;
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

    it("publishes an event that commits after a later one was published", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const slow = await admin.reserve();
      closers.push(async () => slow.release());
      await slow`begin`;
      const first = await announce(event, slow);
      const second = await announce(event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([second]), within);
      await slow`commit`;
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([second, first]), within);
    });

    it("runs an event once although it is published again and again", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer], { concurrency: 1 });
      const id = await announce(event);
      for (let round = 0; round < 3; round++) {
        await relayOnce({ store, publisher, clock });
        await vi.waitFor(() => expect(seen).toContain(id), within);
        await admin`update app.outbox set published_at = null where id = ${id}`;
      }
      const last = await announce(event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toContain(last), within);
      expect(seen).toEqual([id, last]);
    });

    it("loses nothing and doubles nothing when the relay dies between queue and commit", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const dying: Publisher = {
        ...publisher,
        publish: async (events) => {
          await publisher.publish(events);
          throw new Error("killed");
        },
      };
      const id = await announce(event);
      await expect(relayOnce({ store, publisher: dying, clock })).rejects.toThrow("killed");
      await relayOnce({ store, publisher, clock });
      await work([consumer], { concurrency: 1 });
      const last = await announce(event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([id, last]), within);
    });

    it("gives two relays at once different rows", async () => {
      const { event } = listener();
      const taken: string[] = [];
      const publisher: Publisher = {
        publish: async (events) => void taken.push(...events.map((one) => one.eventId)),
        underWay: async () => new Map(),
        isKnown: async () => true,
        remember: async () => undefined,
        close: async () => undefined,
      };
      const ids = await Promise.all(Array.from({ length: 40 }, () => announce(event)));
      await Promise.all(Array.from({ length: 4 }, () => relayOnce({ store, publisher, clock, batch: 10 })));
      while ((await relayOnce({ store, publisher, clock, batch: 10 })).published > 0);
      expect(taken.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
    });

    it("publishes a due row when the clock reaches it, not before", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer], { concurrency: 1 });
      const id = newId(clock.now());
      await admin`
        insert into app.due_row (tenant_id, id, dedup_key, due_at, name, version, payload, created_at)
        values (${tenantId}, ${id}, ${id}, ${new Date(clock.now().getTime() + 60_000)}, ${event}, 1, ${admin.json({})}, ${clock.now()})`;
      const before = await announce(event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([before]), within);
      clock.advance(60_000);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([before, id]), within);
    });

    it("gives a poison job up after its attempts and does not keep the others waiting", async () => {
      let poison = "";
      const { event, seen, consumer } = listener(
        (job) => {
          if (job.eventId === poison) throw new Error("550 siti@contoh.example unknown");
        },
        { attempts: 3 },
      );
      const publisher = publisherFor([consumer]);
      poison = await announce(event);
      const others = [await announce(event), await announce(event)];
      const dead = await work([consumer]);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(dead).toHaveLength(1), within);
      expect(dead[0]).toEqual({
        ...{ tenantId, eventId: poison, queue: "events", job: consumer.name, payload: { applicationId: poison } },
        ...{ reason: "Error: 550 [e-mail] unknown", attempts: 3, failedAt: clock.now() },
      });
      await vi.waitFor(() => expect(seen).toEqual(expect.arrayContaining(others)), within);
      expect(seen.filter((id) => id === poison)).toHaveLength(3);
    });

    it("gives a job up at once when trying again cannot help", async () => {
      const refused = listener(() => {
        throw new Problem("channels.email-refused", 422);
      });
      const seen: string[] = [];
      const misfit = defineConsumer({
        event: refused.event,
        name: `${refused.consumer.name}-misfit`,
        payload: z.object({ applicationId: z.literal("x") }),
        handle: async (job) => void seen.push(job.eventId),
      });
      const consumers = [refused.consumer, misfit];
      const publisher = publisherFor(consumers);
      const dead = await work(consumers);
      await announce(refused.event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(dead).toHaveLength(2), within);
      expect(dead.map(({ reason, attempts }) => [reason, attempts]).sort()).toEqual([
        ["PayloadError: the payload does not fit its schema", 1],
        ["channels.email-refused", 1],
      ]);
      expect(refused.seen).toHaveLength(1);
      expect(seen).toHaveLength(0);
    });

    it("hands a job over again when its dead letter could not be written", async () => {
      const { event, consumer } = listener(() => {
        throw new Problem("not-found", 404);
      });
      const publisher = publisherFor([consumer]);
      const reasons: string[] = [];
      const onGiveUp = async (job: DeadJob) => {
        reasons.push(job.reason);
        if (reasons.length === 1) throw new Error("the database is away");
      };
      const worker = await createWorker({ backend, consumers: [consumer], logger, clock, onGiveUp });
      closers.push(() => worker.stop());
      await announce(event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(reasons).toHaveLength(1), within);
      await worker.buryFailed();
      await worker.buryFailed();
      expect(reasons).toEqual(["not-found", "not-found"]);
    });

    it("keeps the lane for codes free while the lane for events is stuck", async () => {
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      const slow = listener(() => freed);
      const quick = listener(undefined, { room: "code" });
      const consumers = [slow.consumer, quick.consumer];
      const publisher = publisherFor(consumers);
      await work(consumers, { concurrency: 1 });
      await announce(slow.event);
      const code = await announce(quick.event);
      await relayOnce({ store, publisher, clock });
      await vi.waitFor(() => expect(quick.seen).toEqual([code]), within);
      free();
    });

    /** Announces `count` events of an office in one statement; resolves to their ids. */
    const flood = async (office: string, name: string, count: number): Promise<string[]> => {
      const ids = Array.from({ length: count }, () => newId(clock.now()));
      await admin`
        insert into app.outbox (tenant_id, id, name, version, payload, created_at)
        select ${office}, id, ${name}, 1, '{}', ${clock.now()} from unnest(${ids}::uuid[]) as id`;
      return ids;
    };

    it("runs the one event of an office among the first, although 5,000 of another wait", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const many = await flood(otherId, event, 5_000);
      const one = await announce(event);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toContain(one), within);
      expect(seen.indexOf(one)).toBeLessThan(LANE_LIMITS.events.concurrency);
      await running.stop();
      await admin`update app.outbox set published_at = now() where id = any(${many}) and published_at is null`;
    });

    it("runs each of many events of two offices once", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const ids = [...(await flood(otherId, event, 600)), ...(await flood(tenantId, event, 60))];
      const relays = [1, 2].map(() => startRelay({ store, publisher, clock, logger, idleMs: 5 }));
      for (const running of relays) closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toHaveLength(ids.length), within);
      expect([...seen].sort()).toEqual(ids.sort());
    });

    it("publishes an office's events in their order and no more of them than the office may have under way", async () => {
      const { event, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const many = await flood(otherId, event, 300);
      const turns: string[][] = [];
      const watched: Publisher = {
        ...publisher,
        async publish(events) {
          turns.push(events.map(({ eventId }) => eventId));
          await publisher.publish(events);
        },
      };
      expect(await relayOnce({ store, publisher: watched, clock })).toEqual({ published: 32, isHeld: true });
      expect(await relayOnce({ store, publisher: watched, clock })).toEqual({ published: 0, isHeld: true });
      expect((await publisher.underWay()).get("events")).toEqual({ jobs: 32, offices: new Map([[otherId, 32]]) });
      await work([consumer]);
      await vi.waitFor(async () => {
        await relayOnce({ store, publisher: watched, clock });
        expect(turns.flat()).toHaveLength(300);
      }, within);
      expect(turns.flat()).toEqual([...many].sort());
    });

    it("leaves room for the others while every job of one office hangs", async () => {
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      const { event, seen, consumer } = listener((job) => (job.tenantId === otherId ? freed : undefined));
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      const hanging = await flood(otherId, event, 100);
      await vi.waitFor(() => expect(seen).toHaveLength(LANE_LIMITS.events.perOffice), within);
      const one = await announce(event);
      await vi.waitFor(() => expect(seen).toContain(one), within);
      expect(seen).toHaveLength(LANE_LIMITS.events.perOffice + 1);
      free();
      await vi.waitFor(() => expect(seen).toHaveLength(hanging.length + 1), within);
    });

    it("takes due rows from each office in turn too", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const schedule = async (office: string, count: number): Promise<string[]> => {
        const ids = Array.from({ length: count }, () => newId(clock.now()));
        await admin`
          insert into app.due_row (tenant_id, id, dedup_key, due_at, name, version, payload, created_at)
          select ${office}, id, id::text, ${clock.now()}, ${event}, 1, '{}', ${clock.now()} from unnest(${ids}::uuid[]) as id`;
        return ids;
      };
      const many = await schedule(otherId, 400);
      const [one = ""] = await schedule(tenantId, 1);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toHaveLength(401), within);
      expect(seen.indexOf(one)).toBeLessThan(LANE_LIMITS.events.concurrency);
      expect([...seen].sort()).toEqual([...many, one].sort());
    });

    it("keeps an office's notices and codes clear of its own broadcast", async () => {
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      const broadcast = listener(() => freed, { room: "broadcast" });
      const notice = listener();
      const code = listener(undefined, { room: "code" });
      const consumers = [broadcast.consumer, notice.consumer, code.consumer];
      const publisher = publisherFor(consumers);
      await work(consumers);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      const letters = await flood(tenantId, broadcast.event, 1_000);
      await vi.waitFor(() => expect(broadcast.seen).toHaveLength(LANE_LIMITS.bulk.perOffice), within);
      const waited = [await announce(notice.event), await announce(code.event)];
      await vi.waitFor(() => expect([...notice.seen, ...code.seen]).toEqual(waited), within);
      expect(broadcast.seen).toHaveLength(LANE_LIMITS.bulk.perOffice);
      free();
      await admin`update app.outbox set published_at = now() where id = any(${letters}) and published_at is null`;
    });

    it("publishes again what a queue has lost, also when nobody was there to see it lose it", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await recoverLostQueue({ store, publisher });
      for (const table of ["outbox", "due_row"])
        await admin`update app.${admin(table)} set published_at = now() - interval '1 hour'`;
      const long = await announce(event);
      const lately = await announce(event);
      expect((await relayOnce({ store, publisher, clock })).published).toBe(2);
      await admin`update app.outbox set published_at = now() - interval '16 minutes' where id = ${long}`;
      expect(await recoverLostQueue({ store, publisher })).toBe(0);
      await emptyQueue(backend, admin);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toEqual([lately]), within);
      await running.stop();
      expect(await recoverLostQueue({ store, publisher })).toBe(0);
    });

    it("goes on when its session is killed between claiming and marking, and the event is delivered once", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const id = await announce(event);
      let kills = 0;
      const store = createRelayStore(relay);
      const killing: Publisher = {
        ...publisher,
        async publish(events) {
          if (kills === 0 && events.some(({ eventId }) => eventId === id)) {
            const killed = await admin`
              select pg_terminate_backend(pid) from pg_stat_activity
              where usename = 'gerai_relay' and datname = current_database() and state = 'idle in transaction'`;
            kills = killed.length;
          }
          await publisher.publish(events);
        },
      };
      const running = startRelay({ store, publisher: killing, clock, logger, idleMs: 5, failedMs: 5 });
      closers.push(() => running.stop());
      await vi.waitFor(async () => {
        const [row] = await admin`select published_at from app.outbox where id = ${id}`;
        expect(row?.published_at).not.toBeNull();
      }, within);
      expect(kills).toBe(1);
      await vi.waitFor(() => expect(seen).toEqual([id]), within);
      const next = await announce(event);
      await vi.waitFor(() => expect(seen).toEqual([id, next]), within);
    });

    it("runs by itself: work that waits is published, work that comes later too, and it stops", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const waiting = await announce(event);
      const running = startRelay({ store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await vi.waitFor(() => expect(seen).toEqual([waiting]), within);
      const later = await announce(event);
      await vi.waitFor(() => expect(seen).toEqual([waiting, later]), within);
      await running.stop();
      const never = await announce(event);
      const rows = await admin`select id from app.outbox where published_at is null and id = ${never}`;
      expect(rows).toHaveLength(1);
    });
  });
}
