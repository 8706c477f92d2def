import { completionRequested } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** The applicant is asked: the clock pauses. */
export const onApplicationCompletionRequestedReckonPromise = reckonPromiseOn(
  "on-application-completion-requested-reckon-promise",
  completionRequested,
);
