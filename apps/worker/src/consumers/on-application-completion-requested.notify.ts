import { completionRequested } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells what has to be mended, with the link that opens only that. */
export const onApplicationCompletionRequestedNotify = notifyApplicant({
  name: "on-application-completion-requested-notify",
  event: completionRequested,
  kind: "completion",
  subjectOf: (payload) => payload.requestId,
});
