import { holdsReviewed } from "@gerai/contracts/applications";
import type { Resources } from "@gerai/domain/kernel";
import { reckonOfficePromises } from "@gerai/domain/promise";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/**
 * Rules changed, or one of them begins or ends: reckons every promise of the office. It waits for the holds, so that
 * applicants who hear of a hold do not hear of the day it moves besides.
 */
export const onApplicationHoldsReviewedReckonPromises = (resources: Resources): Consumer =>
  defineConsumer({
    event: holdsReviewed.name,
    name: "on-application-holds-reviewed-reckon-promises",
    payload: holdsReviewed.payload,
    async handle(job) {
      await reckonOfficePromises(await openSystemContext(resources, job), {});
    },
  });
