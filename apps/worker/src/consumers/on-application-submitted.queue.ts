import { applicationSubmitted } from "@gerai/contracts/applications";
import { queueCase } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Puts a case off that came in outside hours or beyond the day's quota. */
export const onApplicationSubmittedQueue = (resources: Resources): Consumer =>
  defineConsumer({
    event: applicationSubmitted.name,
    name: "on-application-submitted-queue",
    payload: applicationSubmitted.payload,
    async handle(job) {
      await queueCase(await openSystemContext(resources, job), { applicationId: job.payload.applicationId });
    },
  });
