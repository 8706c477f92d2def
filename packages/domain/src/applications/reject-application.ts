import { applicationRejected, ReasonInput, VersionInput } from "@gerai/contracts/applications";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { secondPersonNeeded } from "./applications.problems.ts";
import { passedBy } from "./case-conflicts.ts";
import { lockCase, updateRejection } from "./desk.store.ts";
import { holdCase } from "./held-case.ts";
import { moveCase } from "./move-case.ts";

/** The verifier proposes to refuse for good; nothing reaches the citizen until a second person agrees. */
export const proposeRejection = command({
  action: "application.propose-rejection",
  principals: ["staff"],
  permission: "applications:decide",
  input: ReasonInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version, reason }) {
    const held = await holdCase(scope, applicationId, version);
    await updateRejection(scope.tx, applicationId, {
      rejection_proposed_by: held.staffId,
      rejection_agreed_by: null,
      rejection_reason_sealed: scope.ctx.keys.seal("application", "rejection_reason", applicationId, reason),
    });
    return { subjectId: applicationId, result: {} };
  },
});

/** A section head or the head, who is another person, agrees: the case ends and the citizen reads the reason. */
export const agreeRejection = command({
  action: "application.agree-rejection",
  principals: ["staff"],
  permission: "applications:agree-rejection",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { ctx } = scope;
    if (ctx.principal.kind !== "staff") throw notFound();
    const staffId = ctx.principal.id;
    await moveCase(scope, {
      applicationId,
      version,
      to: "REJECTED",
      // The table lets the verifier reject with this agreement; the one who agrees is kept beside the one who proposed.
      asRole: "verifier",
      prepare: (found) => {
        if (!found.rejection_proposed_by) throw new Problem("applications.nothing-proposed", 409);
        if (found.rejection_proposed_by === staffId) throw secondPersonNeeded();
        return { rejection_agreed_by: staffId, claimed_by: null, claim_until: null, closed_at: ctx.now() };
      },
    });
    scope.announce(applicationRejected, { applicationId });
    return { subjectId: applicationId, result: {} };
  },
});

/** The second person does not agree; the verifier goes on with the case. */
export const declineRejection = command({
  action: "application.decline-rejection",
  principals: ["staff"],
  permission: "applications:agree-rejection",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { tx, ctx } = scope;
    const found = await lockCase(tx, applicationId);
    if (!found || ctx.principal.kind !== "staff") throw notFound();
    if (found.version !== version) {
      throw await passedBy(scope, found);
    }
    if (!found.rejection_proposed_by || found.state !== "IN_VERIFICATION")
      throw new Problem("applications.nothing-proposed", 409);
    if (found.rejection_proposed_by === ctx.principal.id) throw secondPersonNeeded();
    await updateRejection(tx, applicationId, {
      rejection_proposed_by: null,
      rejection_agreed_by: null,
      rejection_reason_sealed: null,
    });
    return { subjectId: applicationId, result: {} };
  },
});
