import { claimExpiryDue } from "@gerai/contracts/applications";
import { expireClaim } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Frees a case whose officer's lease ran out. */
export const onApplicationClaimExpiryDueRelease = (resources: Resources): Consumer =>
  defineConsumer({
    event: claimExpiryDue.name,
    name: "on-application-claim-expiry-due-release",
    payload: claimExpiryDue.payload,
    async handle(job) {
      await expireClaim(await openSystemContext(resources, job), { applicationId: job.payload.applicationId });
    },
  });
