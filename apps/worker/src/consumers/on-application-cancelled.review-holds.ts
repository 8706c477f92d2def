import { applicationCancelled } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actAtOnceOn } from "./act-on.ts";

/** A case was withdrawn: nothing holds it up any more. */
export const onApplicationCancelledReviewHolds = actAtOnceOn(
  "on-application-cancelled-review-holds",
  applicationCancelled,
  reviewCaseHolds,
);
