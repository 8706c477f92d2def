import { z } from "zod";
import { moveOutput, readOutput } from "../applications/index.ts";
import { command, type Scope, step } from "../kernel/index.ts";

/**
 * An issued PDF has reached its applicant: the e-mail with its link was handed over, or it was downloaded. Nothing
 * happens when it has moved on already or when its applicant comes for a printed one.
 */
export const notePdfSent = step(async (scope: Scope, { outputId }: { outputId: string }): Promise<boolean> => {
  const output = await readOutput(scope, outputId);
  const isWaiting = output.kind === "pdf" && output.state === "ISSUED" && output.delivery !== "pickup";
  if (!isWaiting || output.caseState !== "IN_PROCESS") return false;
  await moveOutput(scope, { outputId, to: "SENT", asRole: "system", reason: "delivered" });
  return true;
});

/** `notePdfSent` as a change of its own. */
export const markPdfSent = command({
  action: "output.sent",
  principals: ["system"],
  input: z.object({ outputId: z.uuid() }),
  async run(scope, input) {
    const moved = await notePdfSent(scope, input);
    return { subjectId: input.outputId, result: { moved }, details: { moved } };
  },
});
