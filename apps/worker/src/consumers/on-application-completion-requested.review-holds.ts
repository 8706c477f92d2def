import { completionRequested } from "@gerai/contracts/applications";
import { reviewHoldsOn } from "./review-holds-on.ts";

/** The applicant is asked: holds of the office do not matter meanwhile. */
export const onApplicationCompletionRequestedReviewHolds = reviewHoldsOn(
  "on-application-completion-requested-review-holds",
  completionRequested,
);
