import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { childEnv } from "../../infra/processes.mjs";
import type { Cluster } from "./cluster.ts";
import { meter, type Usage } from "./cpu.ts";

/** Name of the anchor's database and of its role. */
export const ANCHOR = { database: "anchor", role: "app", password: "anchor" } as const;

/** What one measured window did. */
export interface Measured {
  readonly ops: number;
  readonly usage: Usage;
  /** Milliseconds; absent for pgbench, which tells only a mean here. */
  readonly latency?: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Everything that was done, also outside the window: rows are counted against it. */
  readonly allOps: number;
}

/** What pgbench is to run. */
export interface PgbenchRun {
  readonly script: "write-fn" | "read-status" | "read-queue";
  readonly clients: number;
  readonly seconds: number;
  readonly offices: number;
  readonly rows: number;
}

/**
 * Runs pgbench against the anchor. The window begins with its first second and lasts `seconds`, so that starting
 * backends and filling their caches is outside. Throws when pgbench fails or counts a failed transaction.
 */
export async function runPgbench(cluster: Cluster, run: PgbenchRun): Promise<Measured> {
  const script = fileURLToPath(new URL(`./sql/${run.script}.sql`, import.meta.url));
  const threads = run.clients > 8 ? 2 : 1;
  const numbers = { nt: run.offices, t0: 1, t1: run.offices, rows: run.rows };
  const child = spawn(
    "pgbench",
    [
      ...["-n", "-M", "prepared", "-P", "1", "-T", String(run.seconds + 2)],
      ...["-c", String(run.clients), "-j", String(threads), "-f", script],
      ...["-h", "127.0.0.1", "-p", String(cluster.port), "-U", ANCHOR.role],
      ...Object.entries(numbers).flatMap(([name, value]) => ["-D", `${name}=${value}`]),
      ANCHOR.database,
    ],
    { env: { ...childEnv(), PGPASSWORD: ANCHOR.password }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const watched = { postmaster: cluster.pid, load: child.pid ? [child.pid] : [] };
  let report = "";
  let troubles = "";
  let ops = 0;
  let lines = 0;
  let stop: (() => Usage) | undefined;
  let usage: Usage | undefined;
  let last = 0;
  child.stdout.on("data", (chunk) => {
    report += chunk;
  });
  createInterface({ input: child.stderr }).on("line", (line) => {
    const progress = /^progress: ([\d.]+) s, ([\d.]+) tps/.exec(line);
    if (!progress) {
      troubles += `${line}\n`;
      return;
    }
    const at = Number(progress[1]);
    lines += 1;
    if (lines === 1) stop = meter(watched);
    else if (lines <= run.seconds + 1) ops += Number(progress[2]) * (at - last);
    if (lines === run.seconds + 1) usage = stop?.();
    last = at;
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const done = Number(/transactions actually processed: (\d+)/.exec(report)?.[1]);
  const failed = Number(/failed transactions: (\d+)/.exec(report)?.[1] ?? 0);
  if (code !== 0 || failed > 0 || !usage) throw new Error(`pgbench ${run.script} failed: ${troubles || report}`);
  return { ops: Math.round(ops), usage, allOps: done };
}
