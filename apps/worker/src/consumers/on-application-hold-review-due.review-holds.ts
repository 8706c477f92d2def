import { holdReviewDue } from "@gerai/contracts/applications";
import { reviewOfficeHolds } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** A rule begins or ends now: sets and lifts holds of every running case of the office. */
export const onApplicationHoldReviewDueReviewHolds = actOn(
  "on-application-hold-review-due-review-holds",
  holdReviewDue,
  (ctx) => reviewOfficeHolds(ctx, {}),
);
