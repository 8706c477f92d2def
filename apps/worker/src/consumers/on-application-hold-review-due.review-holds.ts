import { holdReviewDue } from "@gerai/contracts/applications";
import { reviewOfficeHolds } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** A rule begins or ends now: sets and lifts holds of every running case of the office. */
export const onApplicationHoldReviewDueReviewHolds = (resources: Resources): Consumer =>
  defineConsumer({
    event: holdReviewDue.name,
    name: "on-application-hold-review-due-review-holds",
    payload: holdReviewDue.payload,
    async handle(job) {
      await reviewOfficeHolds(await openSystemContext(resources, job), {});
    },
  });
