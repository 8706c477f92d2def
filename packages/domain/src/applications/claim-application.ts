import { claimExpiryDue, VersionInput } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { heldByColleague } from "./case-conflicts.ts";
import { lockCase, updateClaim } from "./desk.store.ts";
import { moveCase } from "./move-case.ts";
import { hasWorkingDayPassed } from "./working-days.ts";

/** How long a case stays with the officer who took it; each decision prolongs it (SM-3). */
export const CLAIM_MINUTES = 30;

/** End of a lease that begins now. */
export function claimEnd(now: Date): Date {
  return new Date(now.getTime() + CLAIM_MINUTES * 60_000);
}

/** Lets the lease end by itself; prolonged leases schedule a later end of their own. */
export function scheduleClaimEnd(scope: Scope, applicationId: string, until: Date): void {
  scope.schedule(until, claimExpiryDue, { applicationId }, `claim:${applicationId}:${until.toISOString()}`);
}

/**
 * Somebody works outside hours, or has time left beyond the quota: a case that waits for its day is read earlier than it
 * was told. Answers the version it has then.
 */
async function readEarly(scope: Scope, applicationId: string, version: number): Promise<number> {
  await moveCase(scope, { applicationId, version, to: "SUBMITTED", asRole: "system", reason: "read-early" });
  return version + 1;
}

/**
 * An officer takes a case; a completed one goes back to the same officer, to anyone after a working day. One that waits
 * for office hours may be taken at any time.
 */
export const claimApplication = command({
  action: "application.claim",
  principals: ["staff"],
  permission: "applications:claim",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { tx, ctx } = scope;
    if (ctx.principal.kind !== "staff") throw notFound();
    const staffId = ctx.principal.id;
    const now = ctx.now();
    const until = claimEnd(now);
    const found = await lockCase(tx, applicationId);
    if (!found || found.state === "DRAFT") throw notFound();
    if (found.state === "IN_VERIFICATION") {
      const isFree = found.claimed_by === staffId || !found.claim_until || found.claim_until <= now;
      if (!isFree && found.claim_until) throw await heldByColleague(scope, found.claimed_by, found.claim_until);
      await updateClaim(tx, applicationId, staffId, until);
    } else {
      await moveCase(scope, {
        applicationId,
        version: found.state === "QUEUED" ? await readEarly(scope, applicationId, version) : version,
        to: "IN_VERIFICATION",
        prepare: async (before) => {
          const isReserved = before.state === "RESUBMITTED" && before.asked_by !== null && before.asked_by !== staffId;
          if (isReserved && !hasWorkingDayPassed(before.state_at, now, ctx.office.timeZone)) {
            throw await heldByColleague(scope, before.asked_by, new Date(before.state_at.getTime() + 24 * 3_600_000));
          }
          return { claimed_by: staffId, claim_until: until };
        },
      });
    }
    scheduleClaimEnd(scope, applicationId, until);
    return { subjectId: applicationId, result: { until: until.toISOString() } };
  },
});

/** The officer gives the case back to the queue. */
export const releaseApplication = command({
  action: "application.release",
  principals: ["staff"],
  permission: "applications:claim",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const staffId = scope.ctx.principal.kind === "staff" ? scope.ctx.principal.id : null;
    await moveCase(scope, {
      applicationId,
      version,
      to: "SUBMITTED",
      reason: "released",
      prepare: async (found) => {
        if (found.claimed_by !== staffId && found.claim_until)
          throw await heldByColleague(scope, found.claimed_by, found.claim_until);
        return { claimed_by: null, claim_until: null };
      },
    });
    return { subjectId: applicationId, result: {} };
  },
});

/** A lease ran out: the case is free again. Nothing happens when it was prolonged or decided meanwhile. */
export const expireClaim = command({
  action: "application.claim-expire",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }) {
    const found = await lockCase(scope.tx, applicationId);
    const isOver =
      found?.state === "IN_VERIFICATION" && found.claim_until !== null && found.claim_until <= scope.ctx.now();
    if (isOver) {
      await moveCase(scope, {
        applicationId,
        to: "SUBMITTED",
        reason: "lease-ended",
        prepare: () => ({ claimed_by: null, claim_until: null }),
      });
    }
    return { subjectId: applicationId, result: { released: isOver }, details: { released: isOver } };
  },
});
