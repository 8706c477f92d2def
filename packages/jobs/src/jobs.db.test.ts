import { workerDatabase } from "@gerai/testing/postgres-worker";
import { describeJobs } from "./jobs-suite.ts";
import { createQueueBackend } from "./queue-backend.ts";

// As gerai_worker, which may not create anything in the queue's schema.
describeJobs("jobs on Postgres", async () => {
  const database = await workerDatabase();
  return createQueueBackend({ databaseUrl: database.url("worker") });
});
