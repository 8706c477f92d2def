import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { root, SetupError } from "./bootstrap.mjs";

const READY_TIMEOUT_MS = 90_000;
const STOP_GRACE_MS = 6_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** A process that ran this long had started well: its next crash is a first crash again. */
const STEADY_MS = 60_000;
const LARGEST_LOG_BYTES = 20_000_000;
const DIE_WITH_PARENT = pathToFileURL(path.join(root, "infra", "die-with-parent.mjs")).href;
/** Of the starter's environment children see only these: not the administrative DATABASE_URL, not a shell's secrets. */
const PASSED_ON = /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|LOG_LEVEL|DATABASE_PREPARE)$/;

/** The part of this process's environment that any child may see. */
export function childEnv() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
}

/** Opens a log file for appending; one that grew large is put aside as `.1` first. */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > LARGEST_LOG_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, "a", 0o600);
}

/** The end of a log file, for a sentence about a process that did not come up. */
export function logTail(file, lines = 12) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "";
}

/**
 * Starts one Node process of the house in a process group of its own (Ctrl-C reaches the starter alone), its output in a
 * log file, bound to die with this process. `message` hears what it sends over ipc.
 */
export function launch({ entry, args = [], nodeArgs = [], cwd = root, env, logFile, message = () => undefined }) {
  const log = openLog(logFile);
  const child = spawn(process.execPath, [...nodeArgs, "--import", DIE_WITH_PARENT, entry, ...args], {
    cwd,
    env: { ...childEnv(), ...env },
    stdio: ["ignore", log, log, "ipc"],
    detached: true,
  });
  fs.closeSync(log);
  child.on("message", message);
  child.on("error", () => undefined);
  return child;
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Ends a child and whatever it started. */
function killGroup(child, signal) {
  if (hasEnded(child)) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/**
 * How Node runs the API: what a request leaves behind is nearly all dead by its end, so room for more requests before each
 * collection means that less is copied. In MiB.
 */
export const API_NODE_ARGS = ["--max-semi-space-size=64"];

/**
 * Keeps one long-running process up: resolves `ready` when it says so over ipc, then starts it again, with growing pauses,
 * whenever it ends by itself; `onEvent` hears of it.
 * @param {{ name: string, entry: string, cwd: string, nodeArgs?: string[], env: Record<string, string>, logFile: string,
 *   onEvent?: (event: { kind: "crashed" | "back", name: string, code?: number | string }) => void }} options
 */
export function keepRunning({ name, entry, cwd, nodeArgs = [], env, logFile, onEvent = () => undefined }) {
  let child;
  let isStopping = false;
  let pauseMs = FIRST_PAUSE_MS;
  let timer;
  let address;

  function start(onReady, onEnd) {
    const startedAt = Date.now();
    child = launch({
      entry,
      cwd,
      nodeArgs,
      env,
      logFile,
      message(message) {
        if (message?.ready !== true) return;
        address = message.address;
        onReady();
      },
    });
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      if (Date.now() - startedAt > STEADY_MS) pauseMs = FIRST_PAUSE_MS;
      onEnd(signal ?? code);
    });
  }

  function restart(code) {
    onEvent({ kind: "crashed", name, code });
    timer = setTimeout(() => start(() => onEvent({ kind: "back", name }), restart), pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  const ready = new Promise((resolve, reject) => {
    let isUp = false;
    const fail = (reason) =>
      reject(new SetupError(`The ${name} process ${reason}. The last lines of ${logFile}:\n${logTail(logFile)}`));
    const overdue = setTimeout(() => fail(`was not ready after ${READY_TIMEOUT_MS / 1000} s`), READY_TIMEOUT_MS);
    const up = () => {
      if (isUp) return;
      isUp = true;
      clearTimeout(overdue);
      resolve({ name, address });
    };
    start(up, (code) => {
      clearTimeout(overdue);
      if (isUp) restart(code);
      else fail(`ended with ${code} before it was ready`);
    });
  });
  ready.catch(() => undefined);

  return {
    name,
    ready,
    get pid() {
      return child.pid;
    },
    /** Asks it to end, waits, and forces it after a few seconds. */
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      if (hasEnded(child)) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const force = setTimeout(() => killGroup(child, "SIGKILL"), STOP_GRACE_MS);
      await ended;
      clearTimeout(force);
    },
    kill() {
      isStopping = true;
      clearTimeout(timer);
      killGroup(child, "SIGKILL");
    },
  };
}

/** Runs one Node script of the house to its end; throws a `SetupError` with its last words when it fails. */
export async function runToEnd({ name, ...options }) {
  const child = launch(options);
  const code = await new Promise((resolve) => child.once("exit", (status, signal) => resolve(signal ?? status)));
  if (code !== 0) {
    throw new SetupError(`${name} failed. The last lines of ${options.logFile}:\n${logTail(options.logFile)}`);
  }
}
