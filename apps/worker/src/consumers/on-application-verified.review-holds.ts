import { applicationVerified } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** A case is complete: what it needs may stand still. */
export const onApplicationVerifiedReviewHolds = actOn(
  "on-application-verified-review-holds",
  applicationVerified,
  reviewCaseHolds,
);
