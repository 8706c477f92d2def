import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { progress, SetupError } from "./bootstrap.mjs";

/** Debian packages that tests use, each with a program that shows it is there. */
const PROGRAMS = {
  chromium: ["chromium"],
  "poppler-utils": ["pdfsig", "pdftoppm"],
  // The client alone makes the version's folder too, so the server's own programs are looked for.
  postgresql: ["/usr/lib/postgresql/*/bin/initdb", "/usr/lib/postgresql/*/bin/pgbench"],
  "redis-server": ["redis-server"],
};

/** What the caller knows to be missing and accepts to go untested: GERAI_WITHOUT=chromium,poppler-utils. */
export function leftOut() {
  return (process.env.GERAI_WITHOUT ?? "").split(",").filter(Boolean);
}

function isThere(program) {
  const [base, rest] = program.split("/*/");
  if (rest)
    return fs.existsSync(base) && fs.readdirSync(base).some((entry) => fs.existsSync(path.join(base, entry, rest)));
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

const isMissing = (name) => !PROGRAMS[name].every(isThere);

function apt(args) {
  return new Promise((resolve) => {
    // RUNLEVEL=1: a package with a service must not start it here.
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    const child = spawn("apt-get", args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-5_000);
      });
    }
    child.on("error", (error) => resolve(`${output}\n${error.message}`));
    child.on("exit", (code) => resolve(code === 0 ? undefined : output));
  });
}

/**
 * Makes sure that the Debian packages `names` are there: installs what is missing when this is root on Debian, and throws
 * a `SetupError` that names what could not be had, unless GERAI_WITHOUT names it.
 */
export async function ensureDebianPackages(names) {
  const unknown = leftOut().filter((name) => !(name in PROGRAMS));
  if (unknown.length > 0) {
    throw new SetupError(`GERAI_WITHOUT knows ${Object.keys(PROGRAMS).join(", ")}; not ${unknown.join(", ")}.`);
  }
  const missing = names.filter((name) => !leftOut().includes(name) && isMissing(name));
  if (missing.length === 0) return;
  let output = "";
  if (process.getuid?.() === 0 && fs.existsSync("/etc/debian_version")) {
    const line = progress(`Installing ${missing.join(", ")}`);
    const install = ["install", "-y", "--no-install-recommends", ...missing];
    output = (await apt(["update"])) ?? "";
    output += (await apt(install)) ?? "";
    if (!missing.some(isMissing)) return line.done();
    line.fail();
  }
  const still = missing.filter(isMissing);
  throw new SetupError(
    `These tests need ${still.join(", ")}, which could not be had here. As root on Debian: apt-get install ${still.join(" ")}. ` +
      `To run without them: GERAI_WITHOUT=${still.join(",")} npm test${output ? `\n${output.trimEnd()}` : ""}`,
  );
}
