import { readingDue } from "@gerai/contracts/applications";
import { unqueueCase } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Brings a case back that was put off until today. */
export const onApplicationReadingDueUnqueue = (resources: Resources): Consumer =>
  defineConsumer({
    event: readingDue.name,
    name: "on-application-reading-due-unqueue",
    payload: readingDue.payload,
    async handle(job) {
      await unqueueCase(await openSystemContext(resources, job), { applicationId: job.payload.applicationId });
    },
  });
