import { outputReadyForPickup } from "@gerai/contracts/applications";
import { reviewHoldsOn } from "./review-holds-on.ts";

/** Something lies on the shelf: the pick-up may be closed. */
export const onOutputReadyForPickupReviewHolds = reviewHoldsOn(
  "on-output-ready-for-pickup-review-holds",
  outputReadyForPickup,
);
