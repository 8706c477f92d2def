import path from "node:path";
import { fileURLToPath } from "node:url";
import { migrateQueue } from "@gerai/jobs";
import { keepRunning } from "../../infra/processes.mjs";
import type { Cluster } from "./cluster.ts";
import { meter } from "./cpu.ts";
import { PRODUCT, type Product } from "./seed.ts";
import type { Sink } from "./sink.ts";

const WORKER = fileURLToPath(new URL("../../apps/worker/", import.meta.url));

/** The product's worker as it runs in production, one process. */
export interface WorkerProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the real worker on one of the two queues, with everybody it writes to played by the sink. */
export async function startWorker(
  cluster: Cluster,
  product: Product,
  sink: Sink,
  redisUrl: string | undefined,
): Promise<WorkerProcess> {
  if (!redisUrl) await migrateQueue(cluster.adminUrl(PRODUCT));
  const url = (role: "worker" | "relay") => cluster.urlFor(PRODUCT, `gerai_${role}`, product.passwords[role]);
  const running = keepRunning({
    name: "worker",
    entry: path.join(WORKER, "src/main.ts"),
    cwd: WORKER,
    logFile: path.join(cluster.folder, "worker.log"),
    env: {
      DATABASE_URL: url("worker"),
      RELAY_DATABASE_URL: url("relay"),
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      SMTP_URL: sink.smtpUrl,
      SMS_JSON_URL: sink.smsUrl,
      GERAI_KEK: product.kek.toString("base64"),
      GERAI_FILES: path.join(cluster.folder, "files"),
      GERAI_MODE: "production",
      NODE_ENV: "production",
    },
  });
  await running.ready;
  const { pid } = running;
  if (pid === undefined) throw new Error("The worker has no process.");
  return { pid, stop: () => running.stop() };
}

const IDLE_CORES = 0.15;
/** A worker that begins looks at every office first, which takes the better part of a minute. */
const MOST_WINDOWS = 180;

/** Waits until a process has done next to nothing for a second; throws after three minutes. */
export async function untilIdle(cluster: Cluster, pid: number): Promise<void> {
  for (let window = 0; window < MOST_WINDOWS; window += 1) {
    const end = meter({ postmaster: cluster.pid, server: [pid] });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { server, postgres, seconds } = end();
    if ((server + postgres) / seconds < IDLE_CORES) return;
  }
  throw new Error(`The worker was still busy after ${MOST_WINDOWS} s.`);
}
