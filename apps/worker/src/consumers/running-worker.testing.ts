import { createPostgres } from "@gerai/database";
import type { Ports } from "@gerai/domain/kernel";
import { newId } from "@gerai/foundation/ids";
import { createQueueBackend, migrateQueue } from "@gerai/jobs";
import { createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { createWorkerApp } from "../app.ts";

/** How long a test waits for what a worker does by itself, and how often it looks. */
export const WITHIN = { timeout: 15_000, interval: 20 };

/** A worker at work over a test's database: relay, queue and every consumer, without a timetable. */
export interface RunningWorker {
  /** What the tests' own people act in. */
  readonly world: TestWorld;
  /** What the worker holds. */
  readonly worker: TestWorld;
  /** Sets both clocks to a local time in Makassar, UTC+8: `2026-03-16T09:00`. */
  setTime(local: string): void;
  /** Announces an event of an office as a verb would; answers its id. */
  announce(office: TestOffice, name: string, payload: Readonly<Record<string, string | number>>): Promise<string>;
  close(): Promise<void>;
}

/** Starts it at a local time, or when test clocks start; close it with `close()`. Failed jobs are tried again at once. */
export async function startRunningWorker(ports: Partial<Ports>, local?: string): Promise<RunningWorker> {
  const world = await createTestWorld(ports);
  const worker = await createTestWorld(ports, "worker");
  const setTime = (to: string) => {
    const instant = `${to}:00+08:00`;
    world.clock.set(instant);
    worker.clock.set(instant);
  };
  if (local) setTime(local);
  await migrateQueue(world.database.adminUrl);
  const app = createWorkerApp(
    {
      domain: worker.resources,
      relayPool: createPostgres(world.database.url("relay"), { max: 1 }),
      backend: createQueueBackend({ databaseUrl: world.database.url("worker") }),
    },
    { timetable: [], retryBaseMs: 5 },
  );
  await app.start();
  return {
    world,
    worker,
    setTime,
    async announce(office, name, payload) {
      const now = world.clock.now();
      const id = newId(now);
      await world.admin`
        insert into app.outbox (tenant_id, id, name, version, payload, created_at)
        values (${office.id}, ${id}, ${name}, 1, ${world.admin.json(payload)}, ${now})`;
      return id;
    },
    async close() {
      await app.stop();
      await Promise.all([world.close(), worker.admin.end()]);
    },
  };
}
