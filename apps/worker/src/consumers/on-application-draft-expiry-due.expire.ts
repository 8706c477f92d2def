import { draftExpiryDue } from "@gerai/contracts/applications";
import { expireDraft } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Forgets a draft that nobody saved any more. */
export const onApplicationDraftExpiryDueExpire = (resources: Resources): Consumer =>
  defineConsumer({
    event: draftExpiryDue.name,
    name: "on-application-draft-expiry-due-expire",
    payload: draftExpiryDue.payload,
    async handle(job) {
      await expireDraft(await openSystemContext(resources, job), { applicationId: job.payload.applicationId });
    },
  });
