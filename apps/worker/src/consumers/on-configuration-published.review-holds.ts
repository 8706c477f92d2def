import { configurationPublished } from "@gerai/contracts/tenancy";
import { reviewOfficeHolds } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** New rules: sets and lifts holds of every running case of the office. */
export const onConfigurationPublishedReviewHolds = (resources: Resources): Consumer =>
  defineConsumer({
    event: configurationPublished.name,
    name: "on-configuration-published-review-holds",
    payload: configurationPublished.payload,
    async handle(job) {
      await reviewOfficeHolds(await openSystemContext(resources, job), {});
    },
  });
