import type { EventDefinition } from "@gerai/contracts/kernel";
import type { Resources } from "@gerai/domain/kernel";
import { tellNotice } from "@gerai/domain/notifications";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

type ConsumerFactory = (resources: Resources) => Consumer;
type Order = Parameters<typeof tellNotice>[1];

/** What is told when an event comes: which message, and about which request or output of the case. */
interface Telling<P extends { applicationId: string } & Readonly<Record<string, string | number>>> {
  readonly name: string;
  readonly event: EventDefinition<P>;
  readonly kind: Order["kind"];
  subjectOf?(payload: P): string;
  /** What the message says that only the event tells. */
  factsOf?(payload: P): Order["facts"];
}

/**
 * Plans the message about an event and sends it. Run again for the same event it finds the same row and sends nothing
 * twice; a way that is closed leads to the next one, and what no way took is left to the sweep, so such a job does not fail.
 */
export function notifyApplicant<P extends { applicationId: string } & Readonly<Record<string, string | number>>>(
  telling: Telling<P>,
): ConsumerFactory {
  const { name, event, kind, subjectOf, factsOf } = telling;
  return (resources) =>
    defineConsumer({
      event: event.name,
      name,
      payload: event.payload,
      async handle(job) {
        const ctx = await openSystemContext(resources, job);
        await tellNotice(ctx, {
          eventId: job.eventId,
          kind,
          applicationId: job.payload.applicationId,
          subjectId: subjectOf?.(job.payload) ?? null,
          facts: factsOf?.(job.payload) ?? null,
        });
      },
    });
}
