import { DecidePaperInput } from "@gerai/contracts/applications";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion } from "../catalogue/index.ts";
import { command } from "../kernel/index.ts";
import { upsertVerdict } from "./desk.store.ts";
import { holdCase } from "./held-case.ts";

/** An officer's verdict on one requirement; refusing needs a reason that becomes the citizen's text. */
export const decidePaper = command({
  action: "application.decide-paper",
  principals: ["staff"],
  permission: "applications:decide",
  input: z.object({ applicationId: z.uuid(), decision: DecidePaperInput }),
  async run(scope, { applicationId, decision }) {
    const { tx, ctx } = scope;
    const held = await holdCase(scope, applicationId, decision.version);
    const { definition } = await findServiceVersion(scope, held.service_code, held.service_version);
    if (!definition.requirements.some(({ key }) => key === decision.requirement)) {
      throw new Problem("applications.unknown-requirement", 422, { requirement: decision.requirement });
    }
    const id = newId(ctx.now());
    await upsertVerdict(tx, {
      tenant_id: ctx.tenantId,
      id,
      application_id: applicationId,
      requirement: decision.requirement,
      round: held.round,
      verdict: decision.verdict,
      reason_code: decision.verdict === "refused" ? (decision.reason ?? null) : null,
      reason_sealed:
        decision.verdict === "refused" && decision.note
          ? ctx.keys.seal("paper_verdict", "reason", id, decision.note)
          : null,
      decided_by: held.staffId,
      decided_at: ctx.now(),
    });
    return {
      subjectId: applicationId,
      result: {},
      details: { requirement: decision.requirement, verdict: decision.verdict },
    };
  },
});
