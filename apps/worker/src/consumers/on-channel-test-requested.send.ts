import { renderTestMessage } from "@gerai/adapters/notice-writer";
import { testRequested } from "@gerai/contracts/channels";
import { sendTestMessage } from "@gerai/domain/channels";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Sends the message by which an administrator sees that an account works. */
export const onChannelTestRequestedSend = (resources: Resources): Consumer =>
  defineConsumer({
    event: testRequested.name,
    name: "on-channel-test-requested-send",
    payload: testRequested.payload,
    async handle(job) {
      const ctx = await openSystemContext(resources, job);
      const text = renderTestMessage(ctx.office.shortName, "id");
      await sendTestMessage(ctx, { messageId: job.payload.messageId, text });
    },
  });
