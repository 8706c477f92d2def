import { applicationCancelled, ReasonInput, VersionInput } from "@gerai/contracts/applications";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion } from "../catalogue/index.ts";
import { command } from "../kernel/index.ts";
import { listOutputs, upsertVerdict } from "./desk.store.ts";
import { moveCase } from "./move-case.ts";
import { openCompletionRequest } from "./request-completion.ts";

/** Work in SIAK begins; from now on the outputs move. */
export const startProcessing = command({
  action: "application.process",
  principals: ["staff"],
  permission: "applications:process",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    await moveCase(scope, { applicationId, version, to: "IN_PROCESS" });
    return { subjectId: applicationId, result: {} };
  },
});

/** SIAK disagrees: one paper must be mended after all, as long as nothing has been made yet. */
export const reopenCompletion = command({
  action: "application.reopen-completion",
  principals: ["staff"],
  permission: "applications:decide",
  input: ReasonInput.extend({ applicationId: z.uuid(), requirement: z.string() }),
  async run(scope, { applicationId, version, requirement, reason }) {
    const { tx, ctx } = scope;
    if (ctx.principal.kind !== "staff") throw notFound();
    const staffId = ctx.principal.id;
    if ((await listOutputs(tx, applicationId)).some((output) => output.state !== "TO_MAKE")) {
      throw new Problem("applications.output-begun", 409);
    }
    let round = 1;
    await moveCase(scope, {
      applicationId,
      version,
      to: "NEEDS_COMPLETION",
      reason: "siak-disagrees",
      prepare: async (found) => {
        round = found.round + 1;
        const { definition } = await findServiceVersion(scope, found.service_code, found.service_version);
        if (!definition.requirements.some(({ key }) => key === requirement)) {
          throw new Problem("applications.unknown-requirement", 422, { requirement });
        }
        return { round, asked_by: staffId, verified_by: null, verified_at: null };
      },
    });
    const id = newId(ctx.now());
    await upsertVerdict(tx, {
      tenant_id: ctx.tenantId,
      id,
      application_id: applicationId,
      requirement,
      round,
      verdict: "refused",
      reason_code: "other",
      reason_sealed: ctx.keys.seal("paper_verdict", "reason", id, reason),
      decided_by: staffId,
      decided_at: ctx.now(),
    });
    const requestId = await openCompletionRequest(scope, { applicationId, round, askedBy: staffId });
    return { subjectId: applicationId, result: { requestId }, details: { requirement } };
  },
});

/** The counter withdraws a case on the applicant's wish. */
export const cancelAtCounter = command({
  action: "application.cancel-at-counter",
  principals: ["staff"],
  permission: "applications:cancel",
  input: ReasonInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    await moveCase(scope, {
      applicationId,
      version,
      to: "CANCELLED",
      reason: "applicant-wish",
      prepare: () => ({ claimed_by: null, claim_until: null, closed_at: scope.ctx.now() }),
    });
    scope.announce(applicationCancelled, { applicationId });
    return { subjectId: applicationId, result: {} };
  },
});
