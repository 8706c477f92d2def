import { configurationPublished } from "@gerai/contracts/tenancy";
import { reviewOfficeHolds } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** New rules: sets and lifts holds of every running case of the office. */
export const onConfigurationPublishedReviewHolds = actOn(
  "on-configuration-published-review-holds",
  configurationPublished,
  (ctx) => reviewOfficeHolds(ctx, {}),
);
