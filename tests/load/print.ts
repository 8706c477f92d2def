import type { Spread } from "./block.ts";
import type { Verdict } from "./goals.ts";
import type { submitScenario } from "./scenarios/s01-submit.ts";
import type { tenantScopeScenario } from "./scenarios/s06-tenant-scope.ts";
import type { availabilityScenario } from "./scenarios/s10-availability.ts";
import type { noticeScenario } from "./scenarios/s11-notices.ts";
import type { webhookScenario } from "./scenarios/s12-webhooks.ts";

type Print = (line: string) => void;
type Compared = Awaited<ReturnType<typeof submitScenario>>;
type Webhooks = Awaited<ReturnType<typeof webhookScenario>>;
type Notices = Awaited<ReturnType<typeof noticeScenario>>[number];
type Availability = Awaited<ReturnType<typeof availabilityScenario>>;
type Scope = Awaited<ReturnType<typeof tenantScopeScenario>>;

const spread = ({ median, min, max }: Spread): string => `${median} (${min} .. ${max})`;

/** The control and what tenant scoping costs. */
export function printControl(print: Print, scope: Scope): void {
  const verdict = scope.control.isNoisy ? "NOISY: throughput is not judged" : "quiet enough";
  print(`\nA/A control, ratio           ${spread(scope.control)}  ${verdict}`);
  print(`scoped / unscoped, write     ${spread(scope.write)}`);
  print(`scoped / unscoped, read      ${spread(scope.read)}`);
}

/** One comparison in five lines; `against` names the other side. */
export function printSubmit(print: Print, compared: Compared, against = "pgbench"): void {
  const { name, product, anchor, opsRatio, cpuRatio, repetitions, discarded, unclean } = compared;
  print(
    `\n${name}, ${compared.clients} connections, ${repetitions} repetitions (${discarded} discarded, ${unclean} on a busy machine)`,
  );
  print(
    `  product   ${spread(product.opsPerSecond)} ops/s, CPU us/op: postgres ${product.postgresMicros.median} + node ${product.serverMicros.median} (sender ${product.loadMicros.median})`,
  );
  if (product.latencyMs)
    print(
      `            p50 ${product.latencyMs.p50} ms, p95 ${product.latencyMs.p95} ms, p99 ${product.latencyMs.p99} ms`,
    );
  print(
    `  ${against.padEnd(9)} ${spread(anchor.opsPerSecond)} ops/s, CPU us/op: postgres ${anchor.postgresMicros.median} + node ${anchor.serverMicros.median} (load ${anchor.loadMicros.median})`,
  );
  print(`  ratios    ops/s ${spread(opsRatio)}, CPU/op ${spread(cpuRatio)}`);
}

/** The hook against a bare one. */
export function printWebhooks(print: Print, webhooks: Webhooks): void {
  printSubmit(print, webhooks, "bare hook");
  print(`            p99 ${spread(webhooks.p99Ratio)} of the bare hook's`);
}

/** Notices on one queue against a bare loop, and one office's lag beside another's flood. */
export function printNotices(print: Print, notices: Notices): void {
  printSubmit(print, notices, "bare loop");
  const { alone, beside, ratio, flood } = notices.lag;
  print(
    `  lag       alone p50 ${alone.p50} ms, p95 ${alone.p95} ms; beside ${flood} of another office p50 ${beside.p50} ms, p95 ${beside.p95} ms (x ${ratio.p50}, x ${ratio.p95})`,
  );
}

/** The reads that were measured. */
export function printReads(print: Print, reads: readonly (Compared | undefined)[]): void {
  for (const read of reads) if (read) printSubmit(print, read);
}

/** What the rule engine answers, by the length of the history. */
export function printAvailability(print: Print, { name, repetitions, rows, ratios }: Availability): void {
  print(`\n${name}, 36 services, 3 sites, ${repetitions} repetitions, medians`);
  for (const row of rows)
    print(
      `  ${String(row.history).padStart(5)} rules  engine ${row.enginePerSecond}/s (compiled in ${row.compileMs} ms), GET /services ${row.servicesPerSecond}/s, GET /availability ${row.questionPerSecond}/s`,
    );
  const [engine, services, question] = [ratios.engine, ratios.services, ratios.question].map((one) => one.toFixed(2));
  print(`  2,000 against 20 rules: engine ${engine}, GET /services ${services}, GET /availability ${question}`);
}

/** What was promised and how it stands. */
export function printVerdicts(print: Print, verdicts: readonly Verdict[], isNoisy: boolean): void {
  print(`\nGoals${isNoisy ? " (the control was noisy)" : ""}`);
  for (const { id, what, value, floor, goal, standing } of verdicts)
    print(
      `  ${id.padEnd(9)} ${what.padEnd(42)} ${String(value).padStart(7)}   floor ${floor}, goal ${goal}: ${standing}`,
    );
}
