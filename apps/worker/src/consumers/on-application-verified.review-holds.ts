import { applicationVerified } from "@gerai/contracts/applications";
import { reviewHoldsOn } from "./review-holds-on.ts";

/** A case is complete: what it needs may stand still. */
export const onApplicationVerifiedReviewHolds = reviewHoldsOn(
  "on-application-verified-review-holds",
  applicationVerified,
);
