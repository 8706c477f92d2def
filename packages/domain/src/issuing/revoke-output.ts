import { OutputStepInput, outputRevoked } from "@gerai/contracts/applications";
import { z } from "zod";
import { moveOutput, readOutput, sealOutputDetails } from "../applications/index.ts";
import { command } from "../kernel/index.ts";
import { updateDocumentRevoked } from "./issuing.store.ts";
import { WrittenReason, withReason } from "./written-reason.ts";

/** Revokes a paper that was issued wrongly, also after its case is closed; its public check says so from now on (QR-6). */
export const revokeOutput = command({
  action: "output.revoke",
  principals: ["staff"],
  permission: "outputs:revoke",
  input: OutputStepInput.extend({ outputId: z.uuid(), note: WrittenReason }),
  async run(scope, { outputId, version, note }) {
    const { tx, ctx } = scope;
    const { details, applicationId } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "REVOKED",
      asRole: "head",
      reason: "issued-wrongly",
      details: sealOutputDetails(scope, outputId, withReason(ctx, details, "revoke", note)),
    });
    await updateDocumentRevoked(tx, outputId, ctx.now());
    scope.announce(outputRevoked, { applicationId, outputId });
    return { subjectId: outputId, result: {} };
  },
});
