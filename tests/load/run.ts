import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { leftOut } from "../../infra/debian-packages.mjs";
import { type ApiProcess, POOL, startApi } from "./api-process.ts";
import { type Cluster, durableSettings, startCluster, versionOf } from "./cluster.ts";
import { judge } from "./goals.ts";
import { startSender } from "./load.ts";
import {
  printAvailability,
  printControl,
  printNotices,
  printReads,
  printSubmit,
  printVerdicts,
  printWebhooks,
} from "./print.ts";
import type { RunState } from "./run-state.ts";
import { submitScenario } from "./scenarios/s01-submit.ts";
import { statusScenario } from "./scenarios/s02-status.ts";
import { queueScenario } from "./scenarios/s03-queue50.ts";
import { tenantScopeScenario } from "./scenarios/s06-tenant-scope.ts";
import { availabilityScenario } from "./scenarios/s10-availability.ts";
import { noticeScenario } from "./scenarios/s11-notices.ts";
import { webhookScenario } from "./scenarios/s12-webhooks.ts";
import { CASES_PER_OFFICE, type LoadHolder, OFFICES, seedAnchor, seedHolders, seedProduct } from "./seed.ts";
import { REQUIRED_PAPERS, submitRequests } from "./submissions.ts";

const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));
/** Cases filed before the first measured one. */
const WARM_UP = 6_000;
/** More than this no window can file on the machines of today; a run that uses them up fails and says so. */
const MOST_PER_SECOND = 1_500;
const SCENARIOS = ["submit", "status", "queue", "scope", "availability", "webhooks", "notices"] as const;
type Scenario = (typeof SCENARIOS)[number];

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** Scenarios by name, separated by commas. */
    only: { type: "string" },
    /** Folder for V8's processor profile of the API. */
    profile: { type: "string" },
    /** Prints, but writes no result file. */
    "no-result": { type: "boolean", default: false },
  },
});

const wanted = (options.only?.split(",") ?? [...SCENARIOS]) as Scenario[];
const repetitions = options.quick ? 3 : 5;
const seconds = options.quick ? 3 : 4;

/** Files the first cases, so that caches are filled and code is compiled; answers who filed them. */
async function warmUp(cluster: Cluster, api: ApiProcess, holders: LoadHolder[]): Promise<readonly LoadHolder[]> {
  const filed = holders.splice(0, WARM_UP);
  const requests = submitRequests(filed);
  const sender = await startSender({
    requests,
    file: path.join(cluster.folder, "warm.ndjson"),
    port: api.port,
    cycle: false,
  });
  try {
    await sender.run({ connections: 16, seconds: 60, most: WARM_UP });
  } finally {
    sender.stop();
  }
  return filed;
}

/** Node refuses to time what is not there: the machine and the versions are told with every result. */
async function describeMachine(state: RunState) {
  return {
    node: process.version,
    server: await durableSettings(state.product.sql),
    pgbench: await versionOf("pgbench"),
    kernel: os.release(),
    nproc: os.availableParallelism(),
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
    processor: os.cpus()[0]?.model ?? "?",
    pool: POOL,
    offices: OFFICES,
    casesPerOffice: CASES_PER_OFFICE,
  };
}

async function measure(state: RunState, filed: readonly LoadHolder[]) {
  const scope = wanted.includes("scope") ? await tenantScopeScenario(state) : undefined;
  if (scope) printControl(state.print, scope);
  const submit = wanted.includes("submit") ? await submitScenario(state) : undefined;
  if (submit) printSubmit(state.print, submit);
  const status = wanted.includes("status") ? await statusScenario(state, filed) : undefined;
  const queue = wanted.includes("queue") ? await queueScenario(state) : undefined;
  printReads(state.print, [status, queue]);
  const availability = wanted.includes("availability") ? await availabilityScenario(state) : undefined;
  if (availability) printAvailability(state.print, availability);
  const withRedis = !leftOut().includes("redis-server");
  const notices = wanted.includes("notices") ? await noticeScenario(state, { withRedis }) : [];
  for (const one of notices) printNotices(state.print, one);
  // Last: what the hooks have taken in would keep the worker of the notices busy.
  const webhooks = wanted.includes("webhooks") ? await webhookScenario(state) : undefined;
  if (webhooks) printWebhooks(state.print, webhooks);
  const isNoisy = scope?.control.isNoisy ?? false;
  const cost = (ratio: number) => (1 - ratio) * 100;
  const verdicts = [
    ...(submit ? [judge("G1", submit.opsRatio.median, isNoisy), judge("G2", submit.cpuRatio.median)] : []),
    ...(scope
      ? [judge("G9-write", cost(scope.write.median), isNoisy), judge("G9-read", cost(scope.read.median), isNoisy)]
      : []),
    ...(availability
      ? [
          judge("A1", availability.rows.find(({ history }) => history === 200)?.enginePerSecond ?? 0),
          judge("A2", availability.ratios.engine, isNoisy),
          judge("A3", availability.ratios.services, isNoisy),
          judge("A4", availability.ratios.question, isNoisy),
        ]
      : []),
    ...notices.map(({ backend, opsRatio }) => judge(`G16-${backend}`, opsRatio.median, isNoisy)),
  ];
  printVerdicts(state.print, verdicts, isNoisy);
  return {
    verdicts,
    scenarios: [submit, status, queue, scope, availability, webhooks, ...notices].filter((one) => one !== undefined),
  };
}

async function main(): Promise<void> {
  const began = performance.now();
  const print = (line: string) => console.log(line);
  const ends: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      void end().finally(() => process.exit(130));
    });
  }
  try {
    print("Starting a durable PostgreSQL and filling it ...");
    const cluster = await startCluster();
    ends.push(() => cluster.stop());
    const product = await seedProduct(cluster);
    ends.push(() => product.sql.end());
    const anchor = await seedAnchor(cluster, product.sql);
    ends.push(() => anchor.end());
    // Retries of the noise gate included.
    const count = WARM_UP + (wanted.includes("submit") ? (repetitions + 3) * (seconds + 1) * MOST_PER_SECOND : 0);
    const holders = await seedHolders(product, count, REQUIRED_PAPERS);
    const api = await startApi(cluster, product, options.profile);
    ends.push(() => api.stop());
    print(`Seeded after ${Math.round((performance.now() - began) / 1000)} s; warming up ...`);
    const filesCases = wanted.some((scenario) => scenario !== "availability");
    const filed = filesCases ? await warmUp(cluster, api, holders) : [];
    const [mark] = await product.sql<{ at: Date }[]>`select clock_timestamp() as at`;
    const marks = { product: mark?.at ?? new Date(), anchorRows: OFFICES * CASES_PER_OFFICE };
    const state: RunState = { cluster, product, anchor, api, repetitions, seconds, holders, marks, print };
    const measured = await measure(state, filed);
    const took = Math.round((performance.now() - began) / 1000);
    const at = new Date().toISOString();
    const mode = options.quick ? "quick" : "full";
    const result = { at, mode, tookSeconds: took, machine: await describeMachine(state), ...measured };
    if (!options["no-result"]) {
      const file = path.join(RESULTS, `${at.slice(0, 10)}.json`);
      fs.mkdirSync(RESULTS, { recursive: true });
      fs.writeFileSync(file, `${JSON.stringify(result, undefined, 1)}\n`);
    }
    print(`Done in ${took} s.`);
    if (measured.verdicts.some(({ standing }) => standing === "FLOOR MISSED")) process.exitCode = 1;
  } finally {
    await end();
  }
}

await main();
