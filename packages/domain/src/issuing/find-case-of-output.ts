import { z } from "zod";
import { readOutput } from "../applications/index.ts";
import { query } from "../kernel/index.ts";

/** The id of the case an output belongs to; 404 for another office's. */
export const findCaseOfOutput = query({
  action: "output.find-case",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ outputId: z.uuid() }),
  run: async (scope, { outputId }) => (await readOutput(scope, outputId)).applicationId,
});
