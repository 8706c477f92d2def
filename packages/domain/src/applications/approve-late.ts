import { VersionInput } from "@gerai/contracts/applications";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { passedBy } from "./case-conflicts.ts";
import { lockCase, updateHeadApproval } from "./desk.store.ts";

/** The head of office approves a late report (birth after 60 days: Perpres 96/2018); the verifier may then go on. */
export const approveLate = command({
  action: "application.approve-late",
  principals: ["staff"],
  permission: "applications:approve-late",
  input: VersionInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { tx, ctx } = scope;
    const found = await lockCase(tx, applicationId);
    if (!found || found.state === "DRAFT" || ctx.principal.kind !== "staff") throw notFound();
    if (found.version !== version) {
      throw await passedBy(scope, found);
    }
    if (!found.needs_head_approval || found.head_approved_by || found.state !== "IN_VERIFICATION") {
      throw new Problem("applications.nothing-to-approve", 409);
    }
    await updateHeadApproval(tx, applicationId, ctx.principal.id);
    return { subjectId: applicationId, result: {} };
  },
});
