// Runs on any Node from 20 on, before anything is installed: Node's own modules only, and default imports,
// because a named import that an old Node does not know would fail before the sentence about the version.
import childProcess from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const MODULES = path.join(root, "node_modules");
const STAMP = path.join(MODULES, ".bootstrap-stamp");
const LOWEST_NODE = 20;
/** Node that strips types and has argon2 of its own; only machines without a packaged Node 24 need it themselves. */
const LOWEST_OWN_NODE = [24, 7];
/** node_modules is about 700 MB and the package store about as much again; bytes. */
const NEEDED_BYTES = 2_000_000_000;

/** A failure the reader can mend: its message is the whole story, so no stack is printed. */
export class SetupError extends Error {
  name = "SetupError";
}

/** Prints what went wrong without a stack when it is a `SetupError`, and leaves with code 1. */
export function failSetup(error) {
  console.error(`\n${error instanceof SetupError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}

/** One line that tells what is going on and how long it took: rewritten in place on a terminal, else two lines. */
export function progress(text) {
  const isTerminal = process.stdout.isTTY === true;
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  let detail = "";
  const draw = () => process.stdout.write(`\r\x1b[K  ${text} ${detail} ${seconds()}`);
  const timer = isTerminal ? setInterval(draw, 200) : undefined;
  if (isTerminal) draw();
  const end = (mark, note) => {
    clearInterval(timer);
    process.stdout.write(`${isTerminal ? "\r\x1b[K" : ""}${mark} ${text}${note ? ` ${note}` : ""} (${seconds()})\n`);
  };
  return {
    detail(next) {
      detail = next;
    },
    done: (note = "") => end("+", note),
    fail: (note = "") => end("x", note),
  };
}

/** Bytes free for this user where `folder` is (or will be). */
export function freeBytes(folder) {
  let existing = folder;
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const stats = fs.statfsSync(existing);
  return stats.bavail * stats.bsize;
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < LOWEST_NODE) {
    throw new SetupError(
      `Gerai needs Node ${LOWEST_NODE} or newer to start; this is Node ${process.versions.node}. ` +
        "Install a newer Node (Debian 12: the NodeSource or nvm packages) and run the command again.",
    );
  }
}

function stampText(manifest) {
  const hash = crypto.createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(fs.readFileSync(path.join(root, file)));
  return hash.update([manifest.packageManager, process.platform, process.arch].join(" ")).digest("hex");
}

/** Says in a sentence why the package manager failed, from what it printed. */
export function explainInstallFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return `The disk is full. Free about 2 GB where ${root} is and run the command again.`;
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(output)) {
    return "pnpm-lock.yaml does not fit a package.json. Run `npx pnpm install` after changing dependencies and commit the lock file.";
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `No permission to write in ${root} or in the package cache of this user. Run the command as the owner of that folder.`;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|FETCH_\d|socket hang up/.test(
      output,
    )
  ) {
    return "The package registry cannot be reached. Check the network (and the npm proxy settings) and run the command again.";
  }
  return "The packages could not be installed. The last lines of the installer were:";
}

function runInstaller(manifest, line) {
  return new Promise((resolve) => {
    const args = ["-y", manifest.packageManager, "install", "--frozen-lockfile", "--reporter=append-only"];
    const child = childProcess.spawn("npx", args, {
      cwd: root,
      env: { ...process.env, CI: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const counts = [...output.matchAll(/Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/g)].at(
        -1,
      );
      if (counts) line.detail(`${counts[4]} of ${counts[1]}`);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/**
 * Installs the packages of the lock file unless that was done for this very lock file, platform and architecture.
 * Throws a `SetupError` with a sentence that says what to do.
 */
export async function installPackages() {
  checkNode();
  const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const stamp = stampText(manifest);
  const isCurrent = fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === stamp;
  if (isCurrent && fs.existsSync(path.join(MODULES, ".modules.yaml"))) return;
  const free = freeBytes(root);
  if (!fs.existsSync(MODULES) && free < NEEDED_BYTES) {
    throw new SetupError(
      `Gerai needs about 2 GB of free disk for its packages; there are ${Math.floor(free / 1e6)} MB where ${root} is. Free some and run the command again.`,
    );
  }
  const line = progress("Installing packages");
  const { code, output } = await runInstaller(manifest, line);
  if (code !== 0) {
    line.fail();
    const sentence = explainInstallFailure(output);
    throw new SetupError(
      `${sentence}${sentence.endsWith(":") ? `\n${output.trimEnd().split("\n").slice(-20).join("\n")}` : ""}`,
    );
  }
  fs.writeFileSync(STAMP, stamp);
  line.done();
}

/** The Node that runs the project: the packaged Node 24, or this one where the platform has no package and it is new enough. */
export function projectNode() {
  const packaged = path.join(MODULES, ".bin", "node");
  if (fs.existsSync(packaged) && childProcess.spawnSync(packaged, ["--version"]).status === 0) return packaged;
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [lowestMajor, lowestMinor] = LOWEST_OWN_NODE;
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return process.execPath;
  throw new SetupError(
    `No packaged Node 24 runs on ${process.platform} ${process.arch}. Install Node ${LOWEST_OWN_NODE.join(".")} or newer and run the command again.`,
  );
}

/** The environment of everything that the project starts: its own programs first on PATH, no telemetry. */
export function projectEnv() {
  return {
    ...process.env,
    PATH: `${path.join(MODULES, ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NO_UPDATE_NOTIFIER: "1",
  };
}

/**
 * Makes sure that the calling script runs with the packages installed and under the project's Node: returns when it
 * does; otherwise starts `script` again under that Node, passes signals on and ends this process with its exit code.
 * `alongside` is set-up work that may run while the packages are installed.
 */
export async function runInProjectNode(script, alongside = () => undefined) {
  try {
    if (process.env.GERAI_BOOTSTRAPPED === "1") {
      delete process.env.GERAI_BOOTSTRAPPED;
      return;
    }
    checkNode();
    // Both to their end: a failure must not leave the other installing behind our back.
    const results = await Promise.allSettled([installPackages(), alongside()]);
    for (const result of results) if (result.status === "rejected") throw result.reason;
    const node = projectNode();
    if (fs.realpathSync(node) === fs.realpathSync(process.execPath)) {
      Object.assign(process.env, projectEnv());
      return;
    }
    const env = { ...projectEnv(), GERAI_BOOTSTRAPPED: "1" };
    // The ipc slot tells the child at once when this process is killed.
    const child = childProcess.spawn(node, [script, ...process.argv.slice(2)], {
      env,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    const code = await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (status, signal) => resolve(status ?? (signal === "SIGINT" ? 130 : 1)));
    });
    process.exit(code);
  } catch (error) {
    failSetup(error);
  }
}
