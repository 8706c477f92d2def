import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { projectEnv, root } from "./bootstrap.mjs";
import { leftOut } from "./debian-packages.mjs";

const CONFIG = path.join("tests", "vitest.config.ts");
/** Which vitest projects cannot run at all without a Debian package. */
const NEEDED_BY_PROJECT = { browser: "chromium" };

function run(command, args, { env = {}, shown }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...projectEnv(), ...env },
      stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one check of the sources, prints its time and, when it fails, what it said; true when it passed. */
export async function check(name, command, args) {
  const startedAt = Date.now();
  const { code, output } = await run(command, args, {});
  console.log(`${code === 0 ? "+" : "x"} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

/** Passed, failed and skipped tests of one vitest JSON report; a file that could not even be loaded is one failed test. */
export function countReport(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** How many tests the projects that GERAI_WITHOUT takes away would have run. */
async function countLeftOut(projects) {
  if (projects.length === 0) return 0;
  const flags = projects.flatMap((project) => ["--project", project]);
  const { output } = await run("vitest", ["list", "--config", CONFIG, "--json", ...flags], {});
  return JSON.parse(output.slice(output.indexOf("["))).length;
}

/**
 * Runs vitest's `projects` (those that miss a Debian package are left out and counted as skipped) and returns the
 * counts. Never reports success for a run that broke off: then one more failure is counted.
 */
export async function runTests(projects, { env = {}, args = [] } = {}) {
  const without = leftOut();
  const isOut = (project) => without.includes(NEEDED_BY_PROJECT[project]);
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "gerai-report-")), "report.json");
  const flags = projects.filter((project) => !isOut(project)).flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run("vitest", ["run", "--config", CONFIG, ...flags, ...reporters, ...args], {
    env,
    shown: true,
  });
  const counts = countReport(readReport(report));
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  counts.skipped += await countLeftOut(projects.filter(isOut));
  return counts;
}

/**
 * Prints the closing line, `N passed, N failed` (and `, N skipped` where GERAI_WITHOUT names what was left out), and
 * returns the exit code. Skipping without a word, and running no test at all, are failures.
 */
export function conclude(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of counts) for (const key of Object.keys(total)) total[key] += part[key] ?? 0;
  const mayskip = leftOut().length > 0;
  if (total.skipped > 0 && !mayskip) {
    console.log(`\n${total.skipped} tests were skipped though GERAI_WITHOUT names nothing: they count as failed.`);
    total.failed += total.skipped;
    total.skipped = 0;
  }
  if (total.passed + total.failed === 0) {
    console.log("\nNo test ran: that counts as a failure.");
    total.failed = 1;
  }
  if (mayskip) console.log(`\nLeft out by GERAI_WITHOUT: ${leftOut().join(", ")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed${mayskip ? `, ${total.skipped} skipped` : ""}`);
  return total.failed > 0 ? 1 : 0;
}

/** A check that failed, as a count beside the tests'. */
export const asCounts = (results) => ({ failed: results.filter((passed) => !passed).length });

/** Prints an empty line between the set-up and what follows, with the machine that the times belong to. */
export function announce(title) {
  console.log(`\n${title} on ${os.cpus().length} cores, Node ${process.versions.node}`);
}
