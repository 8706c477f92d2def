import { applicationVerified } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actAtOnceOn } from "./act-on.ts";

/** A case is complete: what it needs may stand still. */
export const onApplicationVerifiedReviewHolds = actAtOnceOn(
  "on-application-verified-review-holds",
  applicationVerified,
  reviewCaseHolds,
);
