import type { PostgresPool } from "@gerai/database";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { Redis } from "ioredis";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineConsumer } from "./consumer.ts";
import type { Publisher } from "./create-publisher.ts";
import { createWorker, type DeadJob } from "./create-worker.ts";
import { describeFairness } from "./fairness-suite.ts";
import { jobsWorld, within } from "./jobs-world-suite.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { createRelayStore } from "./relay.store.ts";
import { recoverLostQueue, relayOnce, startRelay } from "./relay.ts";

async function emptyQueue(backend: QueueBackend, admin: PostgresPool): Promise<void> {
  if (backend.kind === "postgres") return void (await admin`truncate bullmq.job, bullmq.dedup cascade`);
  const redis = new Redis(backend.url);
  await redis.flushall();
  await redis.quit();
}

/** The guarantees of outbox, relay and worker, held against one back end; both back ends pass the same ones. */
export function describeJobs(title: string, findBackend: () => Promise<QueueBackend>): void {
  describe(title, { timeout: 30_000 }, () => {
    const world = jobsWorld(findBackend);
    const { clock, tenantId, logger, closers, announce, listener, publisherFor, work } = world;

    it("publishes an event that commits after a later one was published", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const slow = await world.admin.reserve();
      closers.push(async () => slow.release());
      await slow`begin`;
      const first = await announce(event, slow);
      const second = await announce(event);
      await relayOnce({ store: world.store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([second]), within);
      await slow`commit`;
      await relayOnce({ store: world.store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([second, first]), within);
    });

    it("runs an event once although it is published again and again", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer], { concurrency: 1 });
      const id = await announce(event);
      for (let round = 0; round < 3; round++) {
        await relayOnce({ store: world.store, publisher, clock });
        await vi.waitFor(() => expect(seen).toContain(id), within);
        await world.admin`update app.outbox set published_at = null where id = ${id}`;
      }
      const last = await announce(event);
      await relayOnce({ store: world.store, publisher, clock });
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
      await expect(relayOnce({ store: world.store, publisher: dying, clock })).rejects.toThrow("killed");
      await relayOnce({ store: world.store, publisher, clock });
      await work([consumer], { concurrency: 1 });
      const last = await announce(event);
      await relayOnce({ store: world.store, publisher, clock });
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
      await Promise.all(
        Array.from({ length: 4 }, () => relayOnce({ store: world.store, publisher, clock, batch: 10 })),
      );
      while ((await relayOnce({ store: world.store, publisher, clock, batch: 10 })).published > 0);
      expect(taken.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
    });

    it("publishes a due row when the clock reaches it, not before", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer], { concurrency: 1 });
      const id = newId(clock.now());
      await world.admin`
        insert into app.due_row (tenant_id, id, dedup_key, due_at, name, version, payload, created_at)
        values (${tenantId}, ${id}, ${id}, ${new Date(clock.now().getTime() + 60_000)}, ${event}, 1, ${world.admin.json({})}, ${clock.now()})`;
      const before = await announce(event);
      await relayOnce({ store: world.store, publisher, clock });
      await vi.waitFor(() => expect(seen).toEqual([before]), within);
      clock.advance(60_000);
      await relayOnce({ store: world.store, publisher, clock });
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
      await relayOnce({ store: world.store, publisher, clock });
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
      await relayOnce({ store: world.store, publisher, clock });
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
      const worker = await createWorker({ backend: world.backend, consumers: [consumer], logger, clock, onGiveUp });
      closers.push(() => worker.stop());
      await announce(event);
      await relayOnce({ store: world.store, publisher, clock });
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
      await relayOnce({ store: world.store, publisher, clock });
      await vi.waitFor(() => expect(quick.seen).toEqual([code]), within);
      free();
    });

    it("publishes again what a queue has lost, also when nobody was there to see it lose it", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await recoverLostQueue({ store: world.store, publisher });
      for (const table of ["outbox", "due_row"])
        await world.admin`update app.${world.admin(table)} set published_at = now() - interval '1 hour'`;
      const long = await announce(event);
      const lately = await announce(event);
      expect((await relayOnce({ store: world.store, publisher, clock })).published).toBe(2);
      await world.admin`update app.outbox set published_at = now() - interval '16 minutes' where id = ${long}`;
      expect(await recoverLostQueue({ store: world.store, publisher })).toBe(0);
      await emptyQueue(world.backend, world.admin);
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toEqual([lately]), within);
      await running.stop();
      expect(await recoverLostQueue({ store: world.store, publisher })).toBe(0);
    });

    it("goes on when its session is killed between claiming and marking, and the event is delivered once", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const id = await announce(event);
      let kills = 0;
      const store = createRelayStore(world.relay);
      const killing: Publisher = {
        ...publisher,
        async publish(events) {
          if (kills === 0 && events.some(({ eventId }) => eventId === id)) {
            const killed = await world.admin`
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
        const [row] = await world.admin`select published_at from app.outbox where id = ${id}`;
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
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await vi.waitFor(() => expect(seen).toEqual([waiting]), within);
      const later = await announce(event);
      await vi.waitFor(() => expect(seen).toEqual([waiting, later]), within);
      await running.stop();
      const never = await announce(event);
      const rows = await world.admin`select id from app.outbox where published_at is null and id = ${never}`;
      expect(rows).toHaveLength(1);
    });

    describeFairness(world);
  });
}
