import { completionRequested } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actAtOnceOn } from "./act-on.ts";

/** The applicant is asked: holds of the office do not matter meanwhile. */
export const onApplicationCompletionRequestedReviewHolds = actAtOnceOn(
  "on-application-completion-requested-review-holds",
  completionRequested,
  reviewCaseHolds,
);
