import type { TimeZone } from "@gerai/contracts/tenancy";
import { dayInZone } from "@gerai/foundation/clock";
import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { lockOffice, refreshFacts } from "./case-facts.store.ts";
import { countDrift, findRebuiltAt, putOffice, replaceCounts } from "./counts.store.ts";
import { writeClosures } from "./record-closures.ts";

const NOTHING = z.object({});
const HOUR_MS = 3_600_000;
/** The hour of the office's night from which its numbers are computed anew. */
const NIGHT_HOUR = 2;

/** What a rebuilding found. */
export interface Rebuilding {
  /** Rows of counts that were not the sum of their facts: a fault of the counting. */
  readonly drift: number;
  /** Cases whose event had not been counted yet, or was lost. */
  readonly late: number;
}

/**
 * Computes all of an office's numbers from its cases anew and says what was wrong. The consumers of the office wait for
 * the second that this takes. Drift is logged as an error: it should never be anything but 0.
 */
export const rebuildReports = command({
  action: "report.rebuild",
  principals: ["system"],
  input: NOTHING,
  async run(scope) {
    const { tx, ctx } = scope;
    await lockOffice(tx, ctx.tenantId);
    const isFirst = (await findRebuiltAt(tx, ctx.tenantId)) === undefined;
    const drift = await countDrift(tx);
    const late = await refreshFacts(tx);
    await putOffice(tx, ctx.tenantId, ctx.now());
    await replaceCounts(tx, ctx.tenantId);
    const closures = await writeClosures(scope, {});
    if (drift > 0 && !isFirst) ctx.logger.error("the counts of an office had drifted", { drift, late });
    const found: Rebuilding = { drift, late };
    return { subjectId: null, result: found, details: { drift, late, closures } };
  },
});

/** Whether the numbers were last computed before the office's latest night, two o'clock by its own clock. */
export function isRebuildDue(rebuiltAt: Date | undefined, now: Date, timeZone: TimeZone): boolean {
  if (!rebuiltAt) return true;
  const nightOf = (instant: Date) => dayInZone(new Date(instant.getTime() - NIGHT_HOUR * HOUR_MS), timeZone);
  return nightOf(rebuiltAt) < nightOf(now);
}

const findLastRebuild = query({
  action: "report.find-rebuild",
  principals: ["system"],
  input: NOTHING,
  run: async ({ tx, ctx }) => ({ rebuiltAt: await findRebuiltAt(tx, ctx.tenantId) }),
});

/** Rebuilds once a night, and at once what was never built. Answers what it found, or undefined when it was not due. */
export const rebuildReportsWhenDue = procedure({
  action: "report.rebuild-when-due",
  principals: ["system"],
  input: NOTHING,
  async run(ctx): Promise<Rebuilding | undefined> {
    const { rebuiltAt } = await findLastRebuild(ctx, {});
    return isRebuildDue(rebuiltAt, ctx.now(), ctx.office.timeZone) ? await rebuildReports(ctx, {}) : undefined;
  },
});
