import { OutputStepInput } from "@gerai/contracts/applications";
import { z } from "zod";
import { moveOutput, readOutput, sealOutputDetails } from "../applications/index.ts";
import { command } from "../kernel/index.ts";
import { WrittenReason, withReason } from "./written-reason.ts";

/** The verifier lays a paper before the head; it is drawn when it is signed, so nothing unsigned exists. */
export const requestSignature = command({
  action: "output.request-signature",
  principals: ["staff"],
  permission: "outputs:issue",
  input: OutputStepInput.extend({ outputId: z.uuid() }),
  async run(scope, { outputId, version }) {
    await moveOutput(scope, { outputId, version, to: "AWAITING_SIGNATURE", asRole: "verifier" });
    return { subjectId: outputId, result: {} };
  },
});

/** The head gives a paper back with a reason. */
export const sendBackOutput = command({
  action: "output.send-back",
  principals: ["staff"],
  permission: "outputs:sign",
  input: OutputStepInput.extend({ outputId: z.uuid(), note: WrittenReason }),
  async run(scope, { outputId, version, note }) {
    const { details } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "TO_MAKE",
      asRole: "head",
      reason: "sent-back",
      details: sealOutputDetails(scope, outputId, withReason(scope.ctx, details, "send-back", note)),
    });
    return { subjectId: outputId, result: {} };
  },
});
