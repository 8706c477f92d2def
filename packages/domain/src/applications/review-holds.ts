import { type HoldReason, holdReviewDue, holdsReviewed } from "@gerai/contracts/applications";
import type { StandingHold } from "@gerai/contracts/availability";
import { z } from "zod";
import { datedRules, holdsAt, loadAvailability } from "../availability/index.ts";
import { command, procedure, type Scope } from "../kernel/index.ts";
import { type CaseCourse, readCaseCourses } from "./case-course.ts";
import { carryOut, type HoldChange } from "./change-holds.ts";
import { listHoldableCases } from "./holds.store.ts";
import { planHolds, type WantedHold } from "./plan-holds.ts";

/** Cases in one transaction: short enough that no officer waits for it. */
const PAGE = 100;
/** Instants that are scheduled at once; each of them schedules those after it. */
const MOST_SCHEDULED = 100;

function wantedOf(hold: StandingHold, now: Date): WantedHold {
  return {
    reason: hold.code satisfies HoldReason,
    card: hold.card,
    ruleKey: hold.rule,
    words: hold.reason,
    since: hold.since === null ? now : new Date(hold.since),
    until: hold.until === null ? null : new Date(hold.until),
    reviewOn: hold.reviewOn,
  };
}

async function review(scope: Scope, course: CaseCourse): Promise<HoldChange> {
  const now = scope.ctx.now();
  const standing = holdsAt(course.compiled, course.asked, now).holds.map((hold) => wantedOf(hold, now));
  const open = course.holds.filter(({ liftedAt }) => liftedAt === null);
  return await carryOut(scope, course.id, planHolds(course.state, course.outputs, standing, open, now));
}

async function reviewAll(scope: Scope, ids: readonly string[]): Promise<HoldChange> {
  let total: HoldChange = { set: 0, lifted: 0 };
  for (const course of await readCaseCourses(scope, ids)) {
    const { set, lifted } = await review(scope, course);
    total = { set: total.set + set, lifted: total.lifted + lifted };
  }
  return total;
}

const reviewPage = command({
  action: "application.review-holds",
  principals: ["system"],
  input: z.object({ after: z.uuid().nullable() }),
  isHeldToVersion: true,
  async run(scope, { after }) {
    const ids = await listHoldableCases(scope.tx, after, PAGE);
    const changed = await reviewAll(scope, ids);
    const last = ids.length === PAGE ? (ids.at(-1) ?? null) : null;
    return { subjectId: null, result: { ...changed, last }, details: { cases: ids.length, ...changed } };
  },
});

/**
 * Schedules a review at each instant at which a rule about what stands still begins or ends, or its end becomes known:
 * from then on nobody has to be there. The same instant is scheduled once per office, whatever is published.
 */
const closeReview = command({
  action: "application.schedule-hold-reviews",
  principals: ["system"],
  input: z.object({}),
  isHeldToVersion: true,
  async run(scope) {
    const { ctx } = scope;
    const now = ctx.now().getTime();
    const compiled = await loadAvailability(scope);
    const instants = datedRules(compiled)
      .filter(({ body }) => body.effects.suspend !== undefined || body.effects.resume !== undefined)
      .flatMap(({ since, until, body }) => [
        since.getTime(),
        until?.getTime() ?? now,
        body.untilDecidedOn === undefined ? now : compiled.time.instantOf(body.untilDecidedOn),
      ]);
    const coming = [...new Set(instants.filter((at) => at > now))].sort((one, other) => one - other);
    for (const at of coming.slice(0, MOST_SCHEDULED)) {
      scope.schedule(new Date(at), holdReviewDue, {}, `hold-review:${new Date(at).toISOString()}`);
    }
    scope.announce(holdsReviewed, { version: ctx.office.configVersion });
    return { subjectId: null, result: { scheduled: coming.length }, details: { scheduled: coming.length } };
  },
});

/**
 * Holds every running case of the office against its rules as they are now, a page at a time: holds are set and lifted,
 * each applicant concerned hears one thing. Repeated it changes nothing. 503 when the configuration changed meanwhile.
 */
export const reviewOfficeHolds = procedure({
  action: "application.review-office-holds",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<HoldChange> {
    let total: HoldChange = { set: 0, lifted: 0 };
    let after: string | null = null;
    do {
      const page: HoldChange & { readonly last: string | null } = await reviewPage(ctx, { after });
      total = { set: total.set + page.set, lifted: total.lifted + page.lifted };
      after = page.last;
    } while (after !== null);
    await closeReview(ctx, {});
    return total;
  },
});

/** As `reviewOfficeHolds`, for one case that has moved. Nothing happens for a case that this office does not have. */
export const reviewCaseHolds = command({
  action: "application.review-case-holds",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  isHeldToVersion: true,
  async run(scope, { applicationId }) {
    const result = await reviewAll(scope, [applicationId]);
    return { subjectId: applicationId, result, details: { ...result } };
  },
});
