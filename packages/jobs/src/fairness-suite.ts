import { newId } from "@gerai/foundation/ids";
import { describe, expect, it, vi } from "vitest";
import type { Publisher } from "./create-publisher.ts";
import { type jobsWorld, within } from "./jobs-world-suite.ts";
import { LANE_LIMITS } from "./lanes.ts";
import { relayOnce, startRelay } from "./relay.ts";

/** What keeps offices, and what one office sends, from standing in each other's way (OUT-10). */
export function describeFairness(world: ReturnType<typeof jobsWorld>): void {
  const { clock, tenantId, otherId, logger, closers, announce, listener, publisherFor, work, flood } = world;

  describe("fairness", () => {
    it("runs the one event of an office among the first, although 5,000 of another wait", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const many = await flood(otherId, event, 5_000);
      const one = await announce(event);
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toContain(one), within);
      expect(seen.indexOf(one)).toBeLessThan(LANE_LIMITS.events.concurrency);
      await running.stop();
      const none = { jobs: 0, offices: new Map() };
      await vi.waitFor(async () => expect((await publisher.underWay()).get("events")).toEqual(none), within);
      await world.admin`update app.outbox set published_at = now() where id = any(${many}) and published_at is null`;
    });

    it("runs each of many events of two offices once", async () => {
      const { event, seen, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const ids = [...(await flood(otherId, event, 200)), ...(await flood(tenantId, event, 40))];
      const relays = [1, 2].map(() => startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 }));
      for (const running of relays) closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toHaveLength(ids.length), within);
      expect([...seen].sort()).toEqual(ids.sort());
    });

    it("publishes an office's events in their order and no more of them than the office may have under way", async () => {
      const { event, consumer } = listener();
      const publisher = publisherFor([consumer]);
      const many = await flood(otherId, event, 150);
      const turns: string[][] = [];
      const watched: Publisher = {
        ...publisher,
        async publish(events) {
          turns.push(events.map(({ eventId }) => eventId));
          await publisher.publish(events);
        },
      };
      expect(await relayOnce({ store: world.store, publisher: watched, clock })).toEqual({
        published: 32,
        isHeld: true,
      });
      expect(await relayOnce({ store: world.store, publisher: watched, clock })).toEqual({
        published: 0,
        isHeld: true,
      });
      expect((await publisher.underWay()).get("events")).toEqual({ jobs: 32, offices: new Map([[otherId, 32]]) });
      await work([consumer]);
      await vi.waitFor(async () => {
        await relayOnce({ store: world.store, publisher: watched, clock });
        expect(turns.flat()).toHaveLength(150);
      }, within);
      expect(turns.flat()).toEqual([...many].sort());
    });

    it("leaves room for the others while every job of one office hangs", async () => {
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      const { event, seen, consumer } = listener((job) => (job.tenantId === otherId ? freed : undefined));
      const publisher = publisherFor([consumer]);
      await work([consumer]);
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
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
        await world.admin`
          insert into app.due_row (tenant_id, id, dedup_key, due_at, name, version, payload, created_at)
          select ${office}, id, id::text, ${clock.now()}, ${event}, 1, '{}', ${clock.now()} from unnest(${ids}::uuid[]) as id`;
        return ids;
      };
      const many = await schedule(otherId, 150);
      const [one = ""] = await schedule(tenantId, 1);
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      await work([consumer]);
      await vi.waitFor(() => expect(seen).toHaveLength(151), within);
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
      const running = startRelay({ store: world.store, publisher, clock, logger, idleMs: 5 });
      closers.push(() => running.stop());
      const letters = await flood(tenantId, broadcast.event, 1_000);
      await vi.waitFor(() => expect(broadcast.seen).toHaveLength(LANE_LIMITS.bulk.perOffice), within);
      const waited = [await announce(notice.event), await announce(code.event)];
      await vi.waitFor(() => expect([...notice.seen, ...code.seen]).toEqual(waited), within);
      expect(broadcast.seen).toHaveLength(LANE_LIMITS.bulk.perOffice);
      free();
      await world.admin`update app.outbox set published_at = now() where id = any(${letters}) and published_at is null`;
    });
  });
}
