import { applicationClosed } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actAtOnceOn } from "./act-on.ts";

/** A case is done: nothing holds it up any more. */
export const onApplicationClosedReviewHolds = actAtOnceOn(
  "on-application-closed-review-holds",
  applicationClosed,
  reviewCaseHolds,
);
