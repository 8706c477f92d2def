import { configurationPublished } from "@gerai/contracts/tenancy";
import { recordClosures } from "@gerai/domain/reports";
import { actOn } from "./act-on.ts";

/** Keeps the ministry's list of closures. */
export const onConfigurationPublishedListClosures = actOn(
  "on-configuration-published-list-closures",
  configurationPublished,
  (ctx) => recordClosures(ctx, {}),
);
