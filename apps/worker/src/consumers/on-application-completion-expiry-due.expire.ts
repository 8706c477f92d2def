import { completionExpiryDue } from "@gerai/contracts/applications";
import { expireCompletion } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Ends a case whose request nobody answered. */
export const onApplicationCompletionExpiryDueExpire = (resources: Resources): Consumer =>
  defineConsumer({
    event: completionExpiryDue.name,
    name: "on-application-completion-expiry-due-expire",
    payload: completionExpiryDue.payload,
    async handle(job) {
      await expireCompletion(await openSystemContext(resources, job), {
        applicationId: job.payload.applicationId,
        requestId: job.payload.requestId,
      });
    },
  });
