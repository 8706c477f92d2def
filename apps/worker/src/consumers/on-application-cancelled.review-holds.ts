import { applicationCancelled } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** A case was withdrawn: nothing holds it up any more. */
export const onApplicationCancelledReviewHolds = actOn(
  "on-application-cancelled-review-holds",
  applicationCancelled,
  reviewCaseHolds,
);
