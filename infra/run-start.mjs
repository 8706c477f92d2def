import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { failSetup, progress, root, SetupError } from "./bootstrap.mjs";
import { readMailSettings } from "./mail-settings.mjs";
import { createSystem } from "./system.mjs";

/** npm passes a Ctrl-C on that the terminal has sent as well: only a signal after this pause is a second one. */
const SAME_SIGNAL_MS = 700;
const LEFTOVER_TIMEOUT_MS = 5_000;
const LEAVING_MS = 1_500;

const settings = {
  port: Number(process.env.GERAI_PORT ?? 3000),
  dataDir: path.resolve(process.env.GERAI_DATA ?? path.join(root, ".gerai")),
  mode: process.env.GERAI_MODE ?? "demo",
  baseHost: process.env.GERAI_BASE_HOST ?? "localhost",
  databaseUrl: process.env.DATABASE_URL,
  redisUrl: process.env.REDIS_URL,
  smtpUrl: process.env.SMTP_URL,
  mail: readMailSettings(process.env),
};
const runFile = path.join(settings.dataDir, "run.json");

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Notes who runs here, so that the next start can tell a running one from what a killed one left. */
function noteRun(pids) {
  const processes = [process.pid, ...pids].map((pid) => ({ pid, commandLine: commandLine(pid) }));
  fs.writeFileSync(runFile, JSON.stringify({ port: settings.port, processes }));
}

/** Refuses when a start from this data folder is running; ends the children of one that was killed. */
async function clearLastRun() {
  if (!fs.existsSync(runFile)) return;
  const { port, processes } = JSON.parse(fs.readFileSync(runFile, "utf8"));
  const isLeft = (one) => one.commandLine !== "" && commandLine(one.pid) === one.commandLine;
  const alive = processes.filter(isLeft);
  const starter = alive.find((one) => one.pid === processes[0].pid);
  // One that has lost its npm or terminal is on its way out.
  for (const until = Date.now() + LEAVING_MS; starter && isLeft(starter) && Date.now() < until; ) await wait(50);
  if (starter && isLeft(starter)) {
    throw new SetupError(
      `Gerai already runs with the data in ${settings.dataDir}: process ${starter.pid}, port ${port}. ` +
        `Stop it with Ctrl-C in its terminal (or \`kill ${starter.pid}\`), then run the command again.`,
    );
  }
  for (const until = Date.now() + LEFTOVER_TIMEOUT_MS; Date.now() < until && alive.some(isLeft); ) await wait(50);
  for (const one of alive.filter(isLeft)) process.kill(one.pid, "SIGKILL");
  fs.rmSync(runFile);
}

function checkPort(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SetupError(`GERAI_PORT must be a number from 1 to 65535, not ${process.env.GERAI_PORT}.`);
  }
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) =>
      reject(
        new SetupError(
          error.code === "EACCES"
            ? `This user may not listen on port ${port}. Choose one above 1023: GERAI_PORT=3100 npm start`
            : `Port ${port} is taken by another program. Stop that program, or choose another port: GERAI_PORT=${port === 3100 ? 3200 : 3100} npm start`,
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(resolve));
  });
}

/** Called when npm, our ancestor, is gone without a word (kill -9): nobody could stop us any more, so we stop. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || !fs.existsSync("/proc/self/stat")) return;
  const parentOf = (pid) =>
    Number(
      fs
        .readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  let npm = process.pid;
  do npm = parentOf(npm);
  while (npm > 1 && !/npm/.test(commandLine(npm).split("\0", 3).join(" ")));
  if (npm <= 1) return;
  const known = commandLine(npm);
  setInterval(() => {
    if (commandLine(npm) !== known) onGone();
  }, 500).unref();
}

/** Ctrl-C stops everything in order, a second one at once; the same when the process above us has gone. */
function stopOnSignals(system) {
  let firstAt;
  let isQuiet = false;
  const end = async () => {
    const now = Date.now();
    if (firstAt !== undefined) {
      if (now - firstAt < SAME_SIGNAL_MS) return;
      system.kill();
      process.exit(130);
    }
    firstAt = now;
    if (!isQuiet) console.log("\nStopping (Ctrl-C again to force) ...");
    await system.stop();
    fs.rmSync(runFile, { force: true });
    if (!isQuiet) console.log(`Stopped after ${((Date.now() - now) / 1000).toFixed(1)} s.`);
    process.exit(0);
  };
  const endQuietly = () => {
    isQuiet = true;
    if (firstAt === undefined) void end();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  // Nobody reads any more what we print.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endQuietly);
  if (process.channel) {
    process.on("disconnect", endQuietly);
    process.channel.unref();
  }
  watchNpm(endQuietly);
  return () => firstAt !== undefined;
}

function accountLines(accounts) {
  const [first] = accounts.map((account) => account.office);
  const shown = accounts.filter((account) => account.office === first || ["pusat", "konsol"].includes(account.office));
  const width = (key) => Math.max(...shown.map((account) => String(account[key] ?? "").length));
  const columns = ["office", "role", "username", "password", "totpSecret"];
  return shown.map((account) => `  ${columns.map((key) => String(account[key] ?? "").padEnd(width(key))).join("  ")}`);
}

function printDemoAccounts() {
  const file = path.join(settings.dataDir, "demo-accounts.json");
  if (!fs.existsSync(file)) return;
  const { accounts } = JSON.parse(fs.readFileSync(file, "utf8"));
  console.log("\nDemo log-ins at /petugas (office, role, name, password, secret of the one-time code):");
  for (const line of accountLines(accounts)) console.log(line);
  console.log(`  every other office: ${file}`);
}

function printAddresses({ offices }) {
  const at = (host) => `http://${host}:${settings.port}`;
  const own = [
    ["Platform console", at(`konsol.${settings.baseHost}`)],
    ...(settings.mode === "demo" ? [["Simulator: every phone and mailbox", at(`simulator.${settings.baseHost}`)]] : []),
  ];
  const rows = [...offices.map(({ name, host }) => [name, at(host)]), ...own];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log("\nGerai runs.\n");
  for (const [name, address] of rows) console.log(`  ${name.padEnd(width)}  ${address}`);
}

function printNotice() {
  console.log(`\n  Logs: ${path.join(settings.dataDir, "logs")}    Stop: Ctrl-C`);
  if (settings.mode !== "demo") return;
  const parts = settings.databaseUrl ? "the simulator is" : "the embedded database and the simulator are";
  console.log(
    `\n  *** FOR DEVELOPMENT AND DEMONSTRATION ONLY: ${parts} not made for real data, and the demo log-ins are public.\n` +
      "  *** Never enter a real citizen's data here. An office runs GERAI_MODE=production with DATABASE_URL and SMTP_URL.\n",
  );
}

/** `npm start`: brings the house up, prints where it answers and keeps it running until Ctrl-C. */
export async function main() {
  const system = createSystem({
    ...settings,
    progress,
    onEvent: ({ kind, name, code }) => {
      console.log(
        kind === "crashed"
          ? `! ${name} ended (${code}) and is started again; see logs/${name}.log`
          : `+ ${name} is back`,
      );
      noteRun(system.pids());
    },
  });
  let isStopping = () => false;
  try {
    fs.mkdirSync(settings.dataDir, { recursive: true, mode: 0o755 });
    await clearLastRun();
    await checkPort(settings.port);
    noteRun([]);
    isStopping = stopOnSignals(system);
    const running = await system.start();
    noteRun(system.pids());
    printAddresses(running);
    printDemoAccounts();
    printNotice();
  } catch (error) {
    // What was being started fails when it is stopped half-way; that is not news.
    if (!isStopping()) failSetup(error);
  }
}
