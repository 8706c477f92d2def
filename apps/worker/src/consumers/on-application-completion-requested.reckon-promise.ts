import { completionRequested } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** The applicant is asked: the clock pauses. */
export const onApplicationCompletionRequestedReckonPromise = actAtOnceOn(
  "on-application-completion-requested-reckon-promise",
  completionRequested,
  reckonCasePromise,
);
