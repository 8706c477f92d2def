import { holdsReviewed } from "@gerai/contracts/applications";
import { reckonOfficePromises } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/**
 * Rules changed, or one of them begins or ends: reckons every promise of the office. It waits for the holds, so that
 * applicants who hear of a hold do not hear of the day it moves besides.
 */
export const onApplicationHoldsReviewedReckonPromises = actOn(
  "on-application-holds-reviewed-reckon-promises",
  holdsReviewed,
  (ctx) => reckonOfficePromises(ctx, {}),
);
