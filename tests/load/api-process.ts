import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../infra/postgres.mjs";
import { API_NODE_ARGS, keepRunning } from "../../infra/processes.mjs";
import type { Cluster } from "./cluster.ts";
import { PRODUCT, type Product } from "./seed.ts";

const API = fileURLToPath(new URL("../../apps/api/", import.meta.url));
/** Connections of the API's pool: its own default. */
export const POOL = 6;

/** The API's limits of what citizens send and ask. */
const LIMITS = ["DRAFTS", "UPLOADS", "SUBMISSIONS", "QUESTIONS"].flatMap((what) => [
  `GERAI_${what}_PER_ADDRESS`,
  `GERAI_${what}_PER_OFFICE`,
]);

/** The product's API as it runs in production, one process. */
export interface ApiProcess {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the real API against the product's database; `profile` is a folder for V8's processor profile. */
export async function startApi(cluster: Cluster, product: Product, profile: string | undefined): Promise<ApiProcess> {
  const port = await freePort();
  const running = keepRunning({
    name: "api",
    entry: path.join(API, "src/main.ts"),
    cwd: API,
    nodeArgs: API_NODE_ARGS,
    logFile: path.join(cluster.folder, "api.log"),
    env: {
      API_PORT: String(port),
      DATABASE_URL: cluster.urlFor(PRODUCT, "gerai_app", product.passwords.app),
      REPORT_DATABASE_URL: cluster.urlFor(PRODUCT, "gerai_report_reader", product.passwords.report_reader),
      DATABASE_POOL: String(POOL),
      GERAI_KEK: product.kek.toString("base64"),
      GERAI_FILES: path.join(cluster.folder, "files"),
      GERAI_MODE: "production",
      NODE_ENV: "production",
      // Thousands of cases come from one address here: what is measured is the work, not the refusal.
      ...Object.fromEntries(LIMITS.map((name) => [name, "100000000"])),
      ...(profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` } : {}),
    },
  });
  await running.ready;
  const { pid } = running;
  if (pid === undefined) throw new Error("The API has no process.");
  return { port, pid, stop: () => running.stop() };
}
