import { type ReadinessCheckView, readinessFound } from "@gerai/contracts/readiness";
import type { TimeZone } from "@gerai/contracts/tenancy";
import { dayInZone } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { gatherReadiness } from "./gather-readiness.ts";
import { judgeReadiness, type ReadinessFinding } from "./judge-readiness.ts";
import {
  clearFindings,
  type FindingRow,
  findCheck,
  listOpenFindings,
  putCheck,
  putFindings,
} from "./readiness.store.ts";

const NOTHING = z.object({});
const HOUR_MS = 3_600_000;
/** The hour of the office's night from which it is checked. */
const NIGHT_HOUR = 3;

/** Red where the check before saw none, or for a service that it did not name. */
function isNews(found: ReadinessFinding, before: FindingRow | undefined): boolean {
  if (found.severity !== "red") return false;
  return before?.severity !== "red" || found.services.some((code) => !before.services.includes(code));
}

/**
 * Asks of every offered service whether anyone can finish it, and keeps what was found: known faults keep their day, those
 * that are gone are closed. Announces `readiness.found` only when something red is new, so that the same fault is told
 * once and not every night. 404 at the ministry, which serves nobody.
 */
export const checkReadiness = command({
  action: "readiness.check",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: NOTHING,
  async run(scope) {
    const { tx, ctx } = scope;
    if (ctx.office.kind !== "office") throw notFound();
    const now = ctx.now();
    const facts = await gatherReadiness(scope);
    const offered = facts.services.length;
    await putCheck(tx, ctx.tenantId, { checked_at: now, config_version: ctx.office.configVersion, offered });
    const known = new Map((await listOpenFindings(tx)).map((row) => [row.identity, row]));
    const found = judgeReadiness(facts);
    const rows = found.map((one) => {
      const before = known.get(one.identity);
      return { ...one, id: before?.id ?? newId(now), first_seen: before?.first_seen ?? now };
    });
    const standing = new Set(found.map(({ identity }) => identity));
    const gone = [...known.values()].filter(({ identity }) => !standing.has(identity));
    await clearFindings(
      tx,
      gone.map(({ id }) => id),
      now,
    );
    await putFindings(tx, ctx.tenantId, rows, now);
    const red = found.filter(({ severity }) => severity === "red").length;
    const yellow = found.length - red;
    const added = found.filter((one) => isNews(one, known.get(one.identity))).length;
    if (added > 0) scope.announce(readinessFound, { red, yellow, added });
    const counts = { red, yellow, added, cleared: gone.length };
    const result: ReadinessCheckView = { checkedAt: now.toISOString(), ...counts };
    return { subjectId: null, result, details: { ...counts, offered } };
  },
});

/** Whether the office was last checked before its latest night, three o'clock by its own clock. */
export function isCheckDue(checkedAt: Date | undefined, now: Date, timeZone: TimeZone): boolean {
  if (!checkedAt) return true;
  const nightOf = (instant: Date) => dayInZone(new Date(instant.getTime() - NIGHT_HOUR * HOUR_MS), timeZone);
  return nightOf(checkedAt) < nightOf(now);
}

const findLastCheck = query({
  action: "readiness.find-check",
  principals: ["system"],
  input: NOTHING,
  run: async ({ tx }) => ({ checkedAt: (await findCheck(tx))?.checked_at }),
});

/** Checks once a night, and at once what never was. Answers what it found, or undefined when it was not due. */
export const checkReadinessWhenDue = procedure({
  action: "readiness.check-when-due",
  principals: ["system"],
  input: NOTHING,
  async run(ctx): Promise<ReadinessCheckView | undefined> {
    const { checkedAt } = await findLastCheck(ctx, {});
    return isCheckDue(checkedAt, ctx.now(), ctx.office.timeZone) ? await checkReadiness(ctx, {}) : undefined;
  },
});
