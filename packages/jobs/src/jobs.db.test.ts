import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { expect, it } from "vitest";
import { defineConsumer } from "./consumer.ts";
import { createPublisher } from "./create-publisher.ts";
import { describeJobs } from "./jobs-suite.ts";
import { createQueueBackend } from "./queue-backend.ts";

// As gerai_worker, which may not create anything in the queue's schema.
describeJobs("jobs on Postgres", async () => {
  const database = await workerDatabase();
  return createQueueBackend({ databaseUrl: database.url("worker") });
});

it("says so when the queue takes nothing, so that the outbox forgets nothing", async () => {
  const database = await workerDatabase();
  // A role that may not use the queue.
  const backend = createQueueBackend({ databaseUrl: database.url("app") });
  const consumer = defineConsumer({ event: "uji.refused", name: "on-uji-refused", handle: async () => undefined });
  const logger = createLogger("jobs-test", { write: () => undefined });
  const publisher = createPublisher({ backend, consumers: [consumer], logger });
  const now = new Date("2026-11-22T02:00:00.000Z");
  const event = { source: "ob" as const, tenantId: newId(now), eventId: newId(now), name: "uji.refused", version: 1 };
  await expect(publisher.publish([{ ...event, payload: {} }])).rejects.toThrow();
  await publisher.close();
});
