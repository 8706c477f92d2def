import { renderAlarmDigest } from "@gerai/adapters/notice-writer";
import { alarmRaised } from "@gerai/contracts/alarms";
import { gatherAlarmDigest, mailAlarmDigest } from "@gerai/domain/alarms";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Tells the office by the e-mail address that it publishes; the page of its administrators shows the same. */
export const onAlarmRaisedMail = (resources: Resources): Consumer =>
  defineConsumer({
    event: alarmRaised.name,
    name: "on-alarm-raised-mail",
    payload: alarmRaised.payload,
    async handle(job) {
      const ctx = await openSystemContext(resources, job);
      const digest = await gatherAlarmDigest(ctx, {});
      if (!digest) return;
      await mailAlarmDigest(ctx, { eventId: job.eventId, to: digest.to, ...renderAlarmDigest(digest, "id") });
    },
  });
