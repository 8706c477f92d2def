import { applicationHeld, applicationHoldLifted } from "@gerai/contracts/applications";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { type Scope, step } from "../kernel/index.ts";
import { type CaseCourse, readCaseCourses } from "./case-course.ts";
import { blockedSteps } from "./hold-steps.ts";
import { insertHold, liftHoldRow, renewHoldRow } from "./holds.store.ts";
import { type HoldPlan, planHolds, type WantedHold } from "./plan-holds.ts";

/** How many holds of a case were set and lifted. */
export interface HoldChange {
  readonly set: number;
  readonly lifted: number;
}

async function setOne({ tx, ctx }: Scope, applicationId: string, hold: WantedHold): Promise<boolean> {
  const now = ctx.now();
  return await insertHold(tx, {
    tenant_id: ctx.tenantId,
    id: newId(now),
    application_id: applicationId,
    reason: hold.reason,
    rule_key: hold.ruleKey,
    card: hold.card,
    blocks: [...blockedSteps(hold.reason)],
    words: hold.words,
    since: hold.since,
    until: hold.until,
    review_on: hold.reviewOn,
    set_at: now,
  });
}

/**
 * Carries a plan out. What somebody else has done meanwhile is not done and not told again: of two that come at once, one
 * announces.
 */
export async function carryOut(scope: Scope, applicationId: string, plan: HoldPlan): Promise<HoldChange> {
  let set = 0;
  let lifted = 0;
  for (const hold of plan.set) if (await setOne(scope, applicationId, hold)) set++;
  for (const { id, at, because } of plan.lift) if (await liftHoldRow(scope.tx, id, at, because)) lifted++;
  for (const { id, to } of plan.renew) {
    await renewHoldRow(scope.tx, id, { until: to.until, review_on: to.reviewOn, words: to.words });
  }
  if (set > 0 || lifted > 0) scope.note("application.holds-change", applicationId, { set, lifted });
  if (plan.tell === "held" && set > 0) scope.announce(applicationHeld, { applicationId });
  if (plan.tell === "resumed" && lifted > 0) scope.announce(applicationHoldLifted, { applicationId });
  return { set, lifted };
}

async function courseOf(scope: Scope, applicationId: string): Promise<CaseCourse> {
  const [course] = await readCaseCourses(scope, [applicationId]);
  if (!course) throw notFound();
  return course;
}

/**
 * Lets a case stand still for a reason that no rule of the office sets: a higher room's (a stock that is used up, data that
 * the centre compares). Set twice it is set once; nothing happens when no output waits for it. 404 for a stranger's case.
 */
export const setHold = step(
  async (
    scope: Scope,
    hold: Omit<WantedHold, "ruleKey"> & { readonly applicationId: string },
  ): Promise<{ readonly isSet: boolean }> => {
    const { applicationId, ...rest } = hold;
    const course = await courseOf(scope, applicationId);
    const open = course.holds.filter(({ liftedAt }) => liftedAt === null);
    const wanted = [...open, { ...rest, ruleKey: null }];
    const plan = planHolds(course.state, course.outputs, wanted, open, scope.ctx.now());
    const { set } = await carryOut(scope, applicationId, { ...plan, lift: [], renew: [] });
    return { isSet: set > 0 };
  },
);

/** Ends the holds of a case that `setHold` set for this reason; the applicant hears of it when nothing else holds the case. */
export const liftHold = step(
  async (
    scope: Scope,
    { applicationId, reason }: { readonly applicationId: string; readonly reason: WantedHold["reason"] },
  ): Promise<{ readonly isLifted: boolean }> => {
    const course = await courseOf(scope, applicationId);
    const open = course.holds.filter(({ liftedAt }) => liftedAt === null);
    const own = open.filter((hold) => hold.ruleKey === null && hold.reason === reason);
    const lift = own.map(({ id }) => ({ id, because: "ended" as const, at: scope.ctx.now() }));
    const tell = own.length === open.length && own.length > 0 ? ("resumed" as const) : null;
    const { lifted } = await carryOut(scope, applicationId, { set: [], renew: [], lift, tell });
    return { isLifted: lifted > 0 };
  },
);
