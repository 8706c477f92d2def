import { applicationSubmitted } from "@gerai/contracts/applications";
import { indexCase } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Makes the case findable by the persons and names in it. */
export const onApplicationSubmittedIndex = (resources: Resources): Consumer =>
  defineConsumer({
    event: applicationSubmitted.name,
    name: "on-application-submitted-index",
    payload: applicationSubmitted.payload,
    async handle(job) {
      await indexCase(await openSystemContext(resources, job), { applicationId: job.payload.applicationId });
    },
  });
