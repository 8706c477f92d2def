import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createDatabase, createPostgres, type PostgresPool } from "@gerai/database";
import { migrateDatabase } from "@gerai/database/migrate";
import { DATABASE_ROLES, type RolePasswords, roleUrl } from "@gerai/database/roles";
import type { Ports, Resources } from "@gerai/domain/kernel";
import { systemClock } from "@gerai/foundation/clock";
import { newSecretCode } from "@gerai/foundation/codes";
import { newKey } from "@gerai/foundation/envelope";
import { createLogger } from "@gerai/foundation/logger";
import { migrateQueue } from "@gerai/jobs";
import { leftOut } from "../../infra/debian-packages.mjs";
import { freePort, startPostgres } from "../../infra/postgres.mjs";
import { API_NODE_ARGS, keepRunning } from "../../infra/processes.mjs";
import { startSecondBackend } from "../../infra/second-backend.mjs";

const APPS = fileURLToPath(new URL("../../apps/", import.meta.url));
/** Everybody comes from one address here: what is tried is the work, not the refusal. */
const LIMITS = ["DRAFTS", "UPLOADS", "SUBMISSIONS", "QUESTIONS"].flatMap((what) => [
  `GERAI_${what}_PER_ADDRESS`,
  `GERAI_${what}_PER_OFFICE`,
]);

/** A process that can be killed like one whose machine lost power, and started again. */
export interface Mortal {
  /** SIGKILL, nothing else: it says goodbye to nobody. */
  kill(): void;
  /** Resolves when it is ready; `more` is added to its settings this time. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** A house with nothing in it that repairs itself but the product: database, queue, api, worker, simulator. */
export interface ChaosHouse {
  readonly api: Mortal;
  readonly worker: Mortal;
  readonly apiPort: number;
  /** Address of the simulator's own API. */
  readonly simulator: string;
  readonly admin: PostgresPool;
  /** To act beside the processes by the same commands. */
  readonly resources: Resources;
  /** Loses everything that Redis holds; nothing where the queue lies in the database. */
  flush(): Promise<void>;
  readonly hasRedis: boolean;
  stop(): Promise<void>;
}

function mortal(options: Parameters<typeof keepRunning>[0]): Mortal {
  let running: ReturnType<typeof keepRunning> | undefined;
  return {
    kill: () => running?.kill(),
    async start(more = {}) {
      running = keepRunning({ ...options, env: { ...options.env, ...more } });
      await running.ready;
    },
    stop: async () => running?.stop(),
  };
}

/** One inline command to Redis, answered with its first line. */
async function tellRedis(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  return await new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.once("data", (answer) => {
      socket.end();
      resolve(answer.toString().trim());
    });
    socket.write(`${command}\r\n`);
  });
}

/** Debian's PostgreSQL and Redis where they are, otherwise the embedded server with the queue in it. */
async function startBackend(folder: string) {
  if (!leftOut().some((name) => name === "postgresql" || name === "redis-server")) return await startSecondBackend();
  const server = await startPostgres({
    dataDir: path.join(folder, "postgres"),
    logFile: path.join(folder, "postgres.log"),
    password: newSecretCode(),
    fast: true,
  });
  return { databaseUrl: server.adminUrl, redisUrl: undefined, stop: () => server.stop() };
}

const noPorts = new Proxy({} as Ports, {
  get: (_, name) => {
    throw new Error(`Nobody beside the processes uses the port ${String(name)}.`);
  },
});

/** Starts it on data of its own; every process is up when it resolves. */
export async function startChaosHouse(): Promise<ChaosHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), "gerai-chaos-"));
  const backend = await startBackend(folder);
  const { databaseUrl, redisUrl } = backend;
  const rolePasswords = Object.fromEntries(
    DATABASE_ROLES.map((role) => [role, newSecretCode()]),
  ) as unknown as RolePasswords;
  await migrateDatabase({ adminUrl: databaseUrl, rolePasswords });
  if (!redisUrl) await migrateQueue(databaseUrl);
  const url = (role: (typeof DATABASE_ROLES)[number]) => roleUrl(databaseUrl, role, rolePasswords);
  const [apiPort, simulatorPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const kek = newKey();
  const common = {
    GERAI_BASE_HOST: "localhost",
    GERAI_DATA: folder,
    GERAI_FILES: path.join(folder, "files"),
    GERAI_KEK: kek.toString("base64"),
    GERAI_MODE: "demo",
    NODE_ENV: "production",
  };
  const process = (name: string, env: Record<string, string>, nodeArgs: string[] = []): Mortal =>
    mortal({
      ...{ name, nodeArgs, entry: path.join(APPS, name, "src/main.ts"), cwd: path.join(APPS, name) },
      env: { ...common, ...env },
      logFile: path.join(folder, `${name}.log`),
    });
  const limits = Object.fromEntries(LIMITS.map((name) => [name, "1000000"]));
  const sim = process("simulator", { SIMULATOR_PORT: String(simulatorPort), SMTP_PORT: String(smtpPort) });
  const reports = { REPORT_DATABASE_URL: url("report_reader") };
  const api = process(
    "api",
    { ...limits, ...reports, API_PORT: String(apiPort), DATABASE_URL: url("app") },
    API_NODE_ARGS,
  );
  const worker = process("worker", {
    ...{ DATABASE_URL: url("worker"), RELAY_DATABASE_URL: url("relay") },
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...{ SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, SMS_JSON_URL: `${simulator}/sms/json` },
    WHATSAPP_API_URL: `${simulator}/v25.0`,
  });
  await Promise.all([sim.start(), api.start(), worker.start()]);
  const pool = createPostgres(url("app"), { max: 4 });
  const admin = createPostgres(databaseUrl, { max: 2 });
  return {
    ...{ api, worker, apiPort, simulator, admin, hasRedis: redisUrl !== undefined },
    resources: {
      ...{ database: createDatabase(pool), clock: systemClock, logger: createLogger("chaos"), kek },
      ...{ keyCache: new Map(), publicAddress: { scheme: "http", baseHost: "localhost", port: null }, ports: noPorts },
    },
    async flush() {
      if (redisUrl && (await tellRedis(redisUrl, "FLUSHALL")) !== "+OK") throw new Error("Redis was not flushed.");
    },
    async stop() {
      await Promise.all([api.stop(), worker.stop(), sim.stop(), pool.end(), admin.end()]);
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
