import { outputReadyForPickup } from "@gerai/contracts/applications";
import { reviewCaseHolds } from "@gerai/domain/applications";
import { actAtOnceOn } from "./act-on.ts";

/** Something lies on the shelf: the pick-up may be closed. */
export const onOutputReadyForPickupReviewHolds = actAtOnceOn(
  "on-output-ready-for-pickup-review-holds",
  outputReadyForPickup,
  reviewCaseHolds,
);
