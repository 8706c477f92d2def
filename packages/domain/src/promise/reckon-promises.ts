import type { PromiseShares, PromiseState } from "@gerai/contracts/promise";
import { promiseMoved } from "@gerai/contracts/promise";
import { dayInZone } from "@gerai/foundation/clock";
import { z } from "zod";
import {
  type CaseCourse,
  type CaseMoves,
  listRunningCases,
  readCaseCourses,
  readCaseMoves,
} from "../applications/index.ts";
import { type Context, command, procedure, type Scope } from "../kernel/index.ts";
import { causesOf, judgeMove } from "./judge-move.ts";
import {
  insertPromise,
  listStalePromises,
  lockPromises,
  type NewPromiseRow,
  type PromiseRow,
  updatePromise,
} from "./promise.store.ts";
import { reckonPromise } from "./promise-clock.ts";
import { promiseCase } from "./promise-facts.ts";

/** Cases in one transaction. */
const PAGE = 100;

/** The day of an instant that ends a stretch: work that ends at midnight belongs to the day before. */
function dayBefore({ office }: Context, instant: Date | null): string | null {
  return instant && dayInZone(new Date(instant.getTime() - 1), office.timeZone);
}

interface Reckoned {
  readonly row: NewPromiseRow;
  readonly isNews: boolean;
}

/** A promise anew, beside the stored one. Of the first day nothing is foreseen but the calendar: what comes moves it. */
function reckonCase(ctx: Context, course: CaseCourse, moves: CaseMoves, stored?: PromiseRow): Reckoned | undefined {
  const now = ctx.now();
  const found = promiseCase(course, moves, now);
  if (!found) return undefined;
  const { facts, end } = found;
  const { budgetMinutes, usedMinutes, dueAt, elapsed, planned, state } = reckonPromise(facts, now);
  const first = stored ? undefined : reckonPromise({ ...facts, standstills: [] }, facts.startedAt);
  const dueOn = dayBefore(ctx, dueAt);
  const firstDueOn = stored ? stored.first_due_on : dayBefore(ctx, first?.dueAt ?? null);
  const firstPlanned = (stored?.first_planned as PromiseShares | undefined) ?? first?.planned ?? planned;
  // Each hold counts when it is set and once more when it is lifted.
  const holdsSeen = course.holds.reduce((sum, { liftedAt }) => sum + (liftedAt ? 2 : 1), 0);
  const today = ctx.today();
  const judged = stored
    ? judgeMove({
        told: { dueOn: stored.told_due_on, on: stored.told_on },
        dueOn,
        hasHoldNews: stored.holds_seen !== holdsSeen,
        isOver: end !== null,
        today,
      })
    : { told: { dueOn, on: null }, isNews: false };
  return {
    isNews: judged.isNews,
    row: {
      tenant_id: ctx.tenantId,
      application_id: course.id,
      state: (end ?? state) satisfies PromiseState,
      started_at: facts.startedAt,
      finished_at: facts.endedAt,
      budget_minutes: budgetMinutes,
      working_days: facts.workingDays,
      used_minutes: usedMinutes,
      due_at: dueAt,
      due_on: dueOn,
      first_due_on: firstDueOn,
      told_due_on: judged.told.dueOn,
      told_on: judged.told.on,
      elapsed,
      first_planned: firstPlanned,
      moved_by: dueOn === null || dueOn === firstDueOn ? [] : causesOf(firstPlanned, planned),
      holds_seen: holdsSeen,
      computed_at: now,
      computed_on: today,
    },
  };
}

/** How many promises were reckoned, and of how many the day moved so that the applicant is told. */
export interface Reckoning {
  readonly reckoned: number;
  readonly moved: number;
}

async function reckonSome(scope: Scope, ids: readonly string[]): Promise<Reckoning> {
  const { tx, ctx } = scope;
  if (ids.length === 0) return { reckoned: 0, moved: 0 };
  // In one network write, the lock first: PostgreSQL takes them in turn, so what follows is read while it is held.
  const [locked, courses, moves] = await Promise.all([
    lockPromises(tx, ids),
    readCaseCourses(scope, ids),
    readCaseMoves(scope, ids),
  ]);
  const stored = new Map(locked.map((row) => [row.application_id, row]));
  let reckoned = 0;
  let moved = 0;
  for (const course of courses) {
    const known = stored.get(course.id);
    const made = reckonCase(ctx, course, moves.get(course.id) ?? { ofCase: [], ofOutputs: new Map() }, known);
    if (!made) continue;
    scope.write(known ? updatePromise(tx, made.row) : insertPromise(tx, made.row));
    reckoned++;
    const {
      due_on: dueOn,
      moved_by: [cause = "hours"],
    } = made.row;
    if (!made.isNews || dueOn === null) continue;
    moved++;
    scope.announce(promiseMoved, { applicationId: course.id, dueOn, cause: cause as "hours" });
  }
  return { reckoned, moved };
}

/**
 * Reckons the promise of one case anew. Nothing happens before it is complete, or for a case this office does not have.
 * 503 when the configuration changed on the way, so that the whole is tried again by the new rules.
 */
export const reckonCasePromise = command({
  action: "promise.reckon",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  isHeldToVersion: true,
  async run(scope, { applicationId }) {
    const result = await reckonSome(scope, [applicationId]);
    return { subjectId: applicationId, result, details: { ...result } };
  },
});

const reckonPage = command({
  action: "promise.reckon-page",
  principals: ["system"],
  input: z.object({ after: z.uuid().nullable() }),
  isHeldToVersion: true,
  async run(scope, { after }) {
    const ids = await listRunningCases(scope, { after, limit: PAGE });
    const reckoning = await reckonSome(scope, ids);
    const last = ids.length === PAGE ? (ids.at(-1) ?? null) : null;
    return { subjectId: null, result: { ...reckoning, last }, details: { ...reckoning } };
  },
});

/** What was left over: promises of cases that have ended without anybody hearing of it. */
const reckonStale = command({
  action: "promise.reckon-stale",
  principals: ["system"],
  input: z.object({}),
  isHeldToVersion: true,
  async run(scope) {
    const ids = await listStalePromises(scope.tx, scope.ctx.today(), PAGE);
    const reckoning = await reckonSome(scope, ids);
    return { subjectId: null, result: { ...reckoning, found: ids.length }, details: { ...reckoning } };
  },
});

/**
 * Reckons the promises of all running cases of the office by the calendar, rules and holds of now, a page at a time. Who
 * was told of another day is told of the new one, once a day at most. Repeated it changes nothing. 503 when the
 * configuration changed on the way.
 */
export const reckonOfficePromises = procedure({
  action: "promise.reckon-office",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<Reckoning> {
    const total = { reckoned: 0, moved: 0 };
    let after: string | null = null;
    do {
      const page: Reckoning & { readonly last: string | null } = await reckonPage(ctx, { after });
      total.reckoned += page.reckoned;
      total.moved += page.moved;
      after = page.last;
    } while (after !== null);
    for (let found = PAGE; found === PAGE; ) {
      const page = await reckonStale(ctx, {});
      total.reckoned += page.reckoned;
      found = page.reckoned === 0 ? 0 : page.found;
    }
    return total;
  },
});
