import { applicationClosed } from "@gerai/contracts/applications";
import { reviewHoldsOn } from "./review-holds-on.ts";

/** A case is done: nothing holds it up any more. */
export const onApplicationClosedReviewHolds = reviewHoldsOn("on-application-closed-review-holds", applicationClosed);
