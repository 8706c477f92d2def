import { applicationVerified, VersionInput } from "@gerai/contracts/applications";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { fillForm, findServiceVersion } from "../catalogue/index.ts";
import { command } from "../kernel/index.ts";
import { verdictsMissing } from "./applications.problems.ts";
import { listLatestVerdicts } from "./desk.store.ts";
import { holdCase } from "./held-case.ts";
import { moveCase } from "./move-case.ts";
import { officeFacts } from "./office-facts.ts";

/** Declares the file complete and true: every required item accepted; a late report needs the head's approval first. */
export const verifyApplication = command({
  action: "application.verify",
  principals: ["staff"],
  permission: "applications:decide",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { tx, ctx } = scope;
    const held = await holdCase(scope, applicationId, version);
    if (held.rejection_proposed_by) throw new Problem("applications.rejection-pending", 409);
    const { definition } = await findServiceVersion(scope, held.service_code, held.service_version);
    const answers = ctx.keys.openJson<Record<string, unknown>>(
      "application",
      "answers",
      applicationId,
      held.answers_sealed,
    );
    const form = fillForm(definition, answers, await officeFacts(scope, definition, answers));
    const verdicts = new Map(
      (await listLatestVerdicts(tx, applicationId)).map((row) => [row.requirement, row.verdict]),
    );
    const open = form.requiredPapers.filter(
      (key) => verdicts.get(key) !== "accepted" && verdicts.get(key) !== "not_needed",
    );
    const refused = [...verdicts].filter(([, verdict]) => verdict === "refused").map(([key]) => key);
    const missing = [...new Set([...open, ...refused])];
    if (missing.length > 0) throw verdictsMissing(missing);
    if (held.needs_head_approval && !held.head_approved_by)
      throw new Problem("applications.head-approval-missing", 409);
    await moveCase(scope, {
      applicationId,
      version,
      to: "VERIFIED",
      prepare: () => ({ verified_by: held.staffId, verified_at: ctx.now(), claimed_by: null, claim_until: null }),
    });
    scope.announce(applicationVerified, { applicationId });
    return { subjectId: applicationId, result: {} };
  },
});
