import { applicationCancelled, CancelCaseInput, type CaseView } from "@gerai/contracts/applications";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { findOpenRequest } from "./applications.store.ts";
import { deleteGrants } from "./case-grants.store.ts";
import { heldCase } from "./case-grants.ts";
import { viewCase } from "./get-case.ts";
import { voidLinksTo } from "./links.store.ts";
import { moveCase } from "./move-case.ts";

/** The applicant withdraws a case that is not yet in process; links to mend its papers end with it. */
export const cancelCase = command({
  action: "application.cancel",
  principals: ["link"],
  input: CancelCaseInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, version }) {
    const { tx, ctx } = scope;
    await heldCase(scope, applicationId, ["track"], true);
    await moveCase(scope, {
      applicationId,
      version,
      to: "CANCELLED",
      reason: "applicant-wish",
      prepare: () => ({ claimed_by: null, claim_until: null, closed_at: ctx.now() }),
    });
    const request = await findOpenRequest(tx, applicationId);
    if (request) await voidLinksTo(tx, request.id, ctx.now());
    await deleteGrants(tx, applicationId, ["completion"]);
    scope.announce(applicationCancelled, { applicationId });
    const row = await heldCase(scope, applicationId, ["track"]);
    return { subjectId: applicationId, result: (await viewCase(scope, row)) satisfies CaseView };
  },
});
