import { applicationCancelled } from "@gerai/contracts/applications";
import { reviewHoldsOn } from "./review-holds-on.ts";

/** A case was withdrawn: nothing holds it up any more. */
export const onApplicationCancelledReviewHolds = reviewHoldsOn(
  "on-application-cancelled-review-holds",
  applicationCancelled,
);
