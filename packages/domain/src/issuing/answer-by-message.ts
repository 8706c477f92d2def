import { OutputStepInput, outputAnswered } from "@gerai/contracts/applications";
import { z } from "zod";
import { moveOutput, readOutput, sealOutputDetails } from "../applications/index.ts";
import { command } from "../kernel/index.ts";

/** Writes the answer of a message output; the applicant reads it word for word on the tracking page and in the notice. */
export const answerByMessage = command({
  action: "output.answer",
  principals: ["staff"],
  permission: "outputs:issue",
  input: OutputStepInput.extend({ outputId: z.uuid(), note: z.string().trim().min(10).max(1000) }),
  async run(scope, { outputId, version, note }) {
    const { details, applicationId } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "SENT",
      asRole: "verifier",
      details: sealOutputDetails(scope, outputId, { ...details, answer: note }),
    });
    scope.announce(outputAnswered, { applicationId, outputId });
    return { subjectId: outputId, result: {} };
  },
});
