import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";
import { PromiseCause } from "./promise-view.ts";

/** The day promised to an applicant is another one, and nothing else has told them. Days are the office's. */
export const promiseMoved = defineEvent(
  "promise.moved",
  1,
  z.object({
    applicationId: z.uuid(),
    dueOn: z.iso.date(),
    /** The weightiest reason: a `PromiseCause`. */
    cause: PromiseCause,
  }),
);
