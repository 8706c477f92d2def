import { replayAsked } from "@gerai/contracts/alarms";
import { readReplay, settleReplay } from "@gerai/domain/alarms";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer, type EventPayload, failureReason } from "@gerai/jobs";
import { openSystemContext } from "../consumers/open-system-context.ts";

/**
 * Runs one of `consumers` again with the event that it had been given up at, because somebody of the office asked for it
 * (OUT-9). The others that heard the event are left alone. However it ends is written down; it never becomes a dead letter
 * of its own.
 */
export function replayDeadLetters(resources: Resources, consumers: readonly Consumer[]): Consumer {
  const byName = new Map(consumers.map((consumer) => [consumer.name, consumer]));
  return defineConsumer({
    event: replayAsked.name,
    name: "on-dead-letter-replay-asked-run",
    payload: replayAsked.payload,
    async handle({ tenantId, eventId: askedBy, payload: { deadLetterId } }) {
      const ctx = await openSystemContext(resources, { tenantId, eventId: askedBy });
      const dead = await readReplay(ctx, { deadLetterId });
      if (!dead) return;
      const { job, eventId } = dead;
      const run = async (): Promise<string | null> => {
        try {
          const consumer = byName.get(job);
          if (!consumer) return "this worker has no such consumer";
          const payload = dead.payload as EventPayload;
          // Consumers go by what the payload holds; the version is that of the event they are written for.
          await consumer.run({ tenantId, eventId, name: consumer.event, version: 1, payload });
          return null;
        } catch (error) {
          ctx.logger.warn("a job that was given up failed again", { job, error });
          return failureReason(error);
        }
      };
      await settleReplay(ctx, { deadLetterId, failure: await run() });
    },
  });
}
