import { renderReadinessDigest } from "@gerai/adapters/notice-writer";
import { readinessFound } from "@gerai/contracts/readiness";
import type { Resources } from "@gerai/domain/kernel";
import { gatherReadinessDigest, mailReadinessDigest } from "@gerai/domain/readiness";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Tells the office by the e-mail address that it publishes; the board of its administrators shows the same. */
export const onReadinessFoundMail = (resources: Resources): Consumer =>
  defineConsumer({
    event: readinessFound.name,
    name: "on-readiness-found-mail",
    payload: readinessFound.payload,
    async handle(job) {
      const ctx = await openSystemContext(resources, job);
      const digest = await gatherReadinessDigest(ctx, {});
      if (!digest) return;
      const words = renderReadinessDigest(digest, "id");
      await mailReadinessDigest(ctx, { eventId: job.eventId, to: digest.to, ...words });
    },
  });
