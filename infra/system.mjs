import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { freeBytes, projectEnv, root, SetupError } from "./bootstrap.mjs";
import { mailSettings } from "./mail-settings.mjs";
import { clusterHome, freePort, startPostgres } from "./postgres.mjs";
import { API_NODE_ARGS, keepRunning, logTail, openLog, runToEnd } from "./processes.mjs";
import { ensureDemoSigner, loadSecrets } from "./secrets.mjs";
import { connectNumbers, connectReturnedMail } from "./simulator-numbers.mjs";

const NEEDED_BYTES = 500_000_000;
const SEED = path.join(root, "infra", "demo", "seed-demo.ts");
const UNFINISHED_SEED = "seed-unfinished";
/** In this order they stop: first the doors, then what works behind them. */
const STOP_ORDER = ["web", "api", "worker", "simulator"];

const silent = () => ({ detail: () => undefined, done: () => undefined, fail: () => undefined });

/** Runs `work` under one progress line. */
async function underProgress(progress, text, work) {
  const line = progress(text);
  try {
    const result = await work(line);
    line.done();
    return result;
  } catch (error) {
    line.fail();
    throw error;
  }
}

/** Builds the pages unless the built ones fit the sources; turbo knows. */
export async function buildWeb(logFile) {
  const log = openLog(logFile);
  const child = spawn("turbo", ["run", "build", "--filter=@gerai/web", "--output-logs=new-only", "--ui=stream"], {
    cwd: root,
    env: projectEnv(),
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  if (code !== 0)
    throw new SetupError(`The pages could not be built. The last lines of ${logFile}:\n${logTail(logFile, 30)}`);
}

async function openDatabase({ databaseUrl, dataDir, secrets, fast, logDir }) {
  if (databaseUrl) return { adminUrl: databaseUrl, stop: async () => undefined, kill: () => undefined };
  fs.closeSync(openLog(path.join(logDir, "postgres.log")));
  return startPostgres({
    dataDir: path.join(dataDir, "postgres"),
    password: secrets.postgres,
    logFile: path.join(logDir, "postgres.log"),
    fast,
  });
}

async function migrate(adminUrl, secrets, hasRedis) {
  const { migrateDatabase } = await import("../packages/database/src/migrate.ts");
  try {
    await migrateDatabase({ adminUrl, rolePasswords: secrets.roles });
    if (hasRedis) return;
    const { migrateQueue } = await import("../packages/jobs/src/index.ts");
    await migrateQueue(adminUrl);
  } catch (error) {
    if (["ECONNREFUSED", "ENOTFOUND", "CONNECT_TIMEOUT", "EAI_AGAIN"].includes(error.code)) {
      throw new SetupError(
        `The database of DATABASE_URL does not answer (${error.code}). Start it, or unset DATABASE_URL to use the embedded one.`,
      );
    }
    if (error.code === "28P01" || error.code === "42501") {
      throw new SetupError(
        `DATABASE_URL must name a role that may sign in and create roles and schemas: ${error.message}.`,
      );
    }
    throw error;
  }
}

/** Where the worker finds WhatsApp and the SMS gateways when the simulator plays them. */
function providersAt(simulator) {
  return {
    WHATSAPP_API_URL: `${simulator}/v25.0`,
    SMS_JSON_URL: `${simulator}/sms/json`,
    SMS_FORM_URL: `${simulator}/sms/form`,
  };
}

/** Hosts and names of the offices, national ministry last; empty when no office was opened yet. */
async function listOffices(adminUrl) {
  const { createPostgres } = await import("../packages/database/src/index.ts");
  const sql = createPostgres(adminUrl, { max: 1 });
  try {
    return [
      ...(await sql`
        select h.host, o.slug, o.short_name as name, o.kind from app.office o join app.office_host h on h.office_id = o.id
        order by o.kind desc, o.short_name collate "C"`),
    ];
  } finally {
    await sql.end();
  }
}

async function roleUrls(adminUrl, secrets) {
  const { roleUrl } = await import("../packages/database/src/roles.ts");
  return (role) => roleUrl(adminUrl, role, secrets.roles);
}

function environments({ common, urls, secrets, ports, signer, redisUrl, smtpUrl, files, mail: given, isDemo }) {
  const keys = { GERAI_KEK: secrets.kek, GERAI_FILES: files };
  const signing = signer ? { GERAI_DEMO_SIGNER_KEY: signer.key, GERAI_DEMO_SIGNER_CERT: signer.certificate } : {};
  const queue = redisUrl ? { REDIS_URL: redisUrl } : { QUEUE_DATABASE_URL: urls("worker") };
  const apiOrigin = `http://127.0.0.1:${ports.api}`;
  const internal = { GERAI_INTERNAL_SECRET: secrets.internal };
  const mail = mailSettings({ given, internalSecret: secrets.internal, isDemo });
  return {
    api: {
      ...common,
      ...keys,
      ...signing,
      ...internal,
      API_PORT: String(ports.api),
      DATABASE_URL: urls("app"),
      REPORT_DATABASE_URL: urls("report_reader"),
      ...mail.api,
    },
    worker: {
      ...common,
      ...keys,
      ...signing,
      ...queue,
      DATABASE_URL: urls("worker"),
      RELAY_DATABASE_URL: urls("relay"),
      ...mail.worker,
      SMTP_URL: smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
      ...(isDemo ? providersAt(`http://127.0.0.1:${ports.simulator}`) : {}),
    },
    web: {
      ...common,
      ...internal,
      WEB_PORT: String(ports.web),
      HOST: "127.0.0.1",
      API_ORIGIN: apiOrigin,
      ...(isDemo ? { SIMULATOR_ORIGIN: `http://127.0.0.1:${ports.simulator}` } : {}),
    },
    simulator: { ...common, SIMULATOR_PORT: String(ports.simulator), SMTP_PORT: String(ports.smtp) },
  };
}

/** Fills a new database with the demo; a seed that was cut off is run again. */
async function seedDemo({ dataDir, logDir, adminUrl, urls, env, line }) {
  const mark = path.join(dataDir, UNFINISHED_SEED);
  fs.writeFileSync(mark, "");
  await runToEnd({
    name: "Seeding the demo",
    entry: SEED,
    logFile: path.join(logDir, "seed.log"),
    env: {
      ...env.worker,
      ...env.api,
      ADMIN_DATABASE_URL: adminUrl,
      OWNER_DATABASE_URL: urls("owner"),
      WORKER_DATABASE_URL: urls("worker"),
    },
    message: (message) => line.detail(String(message?.progress ?? "")),
  });
  fs.rmSync(mark);
}

const ENTRIES = {
  simulator: { entry: "src/main.ts" },
  api: { entry: "src/main.ts", nodeArgs: API_NODE_ARGS },
  worker: { entry: "src/main.ts" },
  web: { entry: "server.ts" },
};

/** How the four processes are started from a folder of apps. */
function keepAll(names, { apps, env, logDir, onEvent }) {
  return names.map((name) =>
    keepRunning({
      name,
      entry: path.join(apps, name, ENTRIES[name].entry),
      cwd: path.join(apps, name),
      nodeArgs: ENTRIES[name].nodeArgs,
      env: env[name],
      logFile: path.join(logDir, `${name}.log`),
      onEvent,
    }),
  );
}

function checkDisk(dataDir) {
  const free = freeBytes(dataDir);
  if (free >= NEEDED_BYTES) return;
  throw new SetupError(
    `Gerai needs about 500 MB of free disk for its data; there are ${Math.floor(free / 1e6)} MB where ${dataDir} is. ` +
      "Free some, or put the data elsewhere with GERAI_DATA=/another/folder.",
  );
}

function checkMode({ mode, databaseUrl, smtpUrl }) {
  if (mode !== "demo" && mode !== "production") throw new SetupError(`GERAI_MODE is demo or production, not ${mode}.`);
  if (mode === "production" && !(databaseUrl && smtpUrl)) {
    throw new SetupError(
      "GERAI_MODE=production needs DATABASE_URL and SMTP_URL: the embedded database and the simulator are for development and demonstration only.",
    );
  }
}

const DEFAULTS = {
  port: 0,
  mode: "demo",
  baseHost: "localhost",
  fast: false,
  seed: true,
  build: true,
  apps: path.join(root, "apps"),
  extraEnv: {},
  mail: {},
  progress: silent,
  onEvent: () => undefined,
};

function makeFolders(dataDir) {
  const folders = { logDir: path.join(dataDir, "logs"), files: path.join(dataDir, "files") };
  // Others may pass through, because the database belongs to another user when this is root; what is inside is private.
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  for (const folder of Object.values(folders)) fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  checkDisk(dataDir);
  return folders;
}

/** Database, schema, signer, ports: everything that the processes need to be told; `onStarted` hears of the database. */
async function prepare(options, folders, onStarted) {
  const { dataDir, databaseUrl, redisUrl, smtpUrl, fast, mode, mail, progress } = options;
  const { logDir, files } = folders;
  const cluster = clusterHome(path.join(dataDir, "postgres"));
  const hasDatabase = !databaseUrl && fs.existsSync(path.join(cluster, "PG_VERSION"));
  const secrets = loadSecrets(dataDir, { hasDatabase });
  const label = databaseUrl ? "Using the database of DATABASE_URL" : "Starting PostgreSQL";
  const database = await underProgress(progress, label, () =>
    openDatabase({ databaseUrl, dataDir, secrets, fast, logDir }),
  );
  onStarted(database);
  const { adminUrl } = database;
  await underProgress(progress, "Bringing the database up to date", () =>
    migrate(adminUrl, secrets, Boolean(redisUrl)),
  );
  const isDemo = mode === "demo";
  const signer = isDemo ? await ensureDemoSigner(dataDir) : undefined;
  const ports = { web: options.port || (await freePort()) };
  for (const name of ["api", "simulator", "smtp"]) ports[name] = await freePort();
  const common = {
    ...options.extraEnv,
    GERAI_BASE_HOST: options.baseHost,
    GERAI_PUBLIC_PORT: String(ports.web),
    GERAI_DATA: dataDir,
    GERAI_MODE: mode,
    NODE_ENV: "production",
  };
  const urls = await roleUrls(adminUrl, secrets);
  const env = environments({ common, urls, secrets, ports, signer, redisUrl, smtpUrl, files, mail, isDemo });
  return { adminUrl, urls, ports, env };
}

async function seedWhenNew(options, { adminUrl, urls, env }, logDir) {
  const { dataDir, mode, seed, progress } = options;
  const offices = await listOffices(adminUrl);
  const isUnseeded = offices.length === 0 || fs.existsSync(path.join(dataDir, UNFINISHED_SEED));
  if (mode !== "demo" || !seed || !isUnseeded || !fs.existsSync(SEED)) return offices;
  await underProgress(progress, "Filling the demo", (line) => seedDemo({ dataDir, logDir, adminUrl, urls, env, line }));
  return listOffices(adminUrl);
}

/**
 * The whole house on this machine. `start()` brings up the database (embedded unless `databaseUrl`), schema, pages, demo
 * data in a new database, then simulator, api, worker and web, and resolves when each is ready; when one does not come
 * up it stops all and throws a `SetupError`. `stop()` ends all in order, also half-way through `start()`; `kill()` at
 * once. `port` is the one public port, 0 for a free one. Every child ends when this process does.
 */
export function createSystem(given) {
  const options = { ...DEFAULTS, ...given };
  const { progress } = options;
  const stops = [];
  const kills = [];
  let children = [];

  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };

  /** Starts processes side by side and resolves when each is ready; they are ended in the order of `STOP_ORDER`. */
  function startProcesses(names, env, logDir) {
    const started = keepAll(names, { apps: options.apps, env, logDir, onEvent: options.onEvent });
    children = [...children, ...started];
    for (const name of STOP_ORDER.toReversed()) {
      const child = started.find((candidate) => candidate.name === name);
      if (!child) continue;
      stops.push(() => child.stop());
      kills.push(() => child.kill());
    }
    return Promise.all(started.map((child) => child.ready));
  }

  /** The outside world stands before anybody writes to it. */
  async function startSimulator({ env, ports }, logDir) {
    await startProcesses(["simulator"], env, logDir);
    const at = (port) => `http://127.0.0.1:${port}`;
    const where = { simulator: at(ports.simulator), api: at(ports.api) };
    await connectNumbers({ dataDir: options.dataDir, ...where });
    await connectReturnedMail({ ...where, mailHookKey: env.api.MAIL_HOOK_KEY });
  }

  async function bringUp() {
    const folders = makeFolders(options.dataDir);
    const prepared = await prepare(options, folders, (database) => {
      stops.push(() => database.stop());
      kills.push(() => database.kill());
    });
    const offices = await seedWhenNew(options, prepared, folders.logDir);
    const buildLog = path.join(folders.logDir, "build.log");
    if (options.build) await underProgress(progress, "Building the pages", () => buildWeb(buildLog));
    if (options.mode === "demo")
      await underProgress(progress, "Starting simulator", () => startSimulator(prepared, folders.logDir));
    await underProgress(progress, "Starting api, worker, web", () =>
      startProcesses(["api", "worker", "web"], prepared.env, folders.logDir),
    );
    const { ports, adminUrl, env } = prepared;
    return { port: ports.web, ports, adminUrl, env, offices };
  }

  return {
    async start() {
      checkMode(options);
      try {
        return await bringUp();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
    kill() {
      for (const end of kills) end();
    },
    pids: () => children.map((child) => child.pid),
  };
}
