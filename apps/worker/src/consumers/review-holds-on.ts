import type { EventDefinition } from "@gerai/contracts/kernel";
import { reviewCaseHolds } from "@gerai/domain/applications";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** A consumer that holds the case of an event against the office's rules as they are now; twice changes nothing. */
export function reviewHoldsOn<P extends { applicationId: string } & Readonly<Record<string, string | number>>>(
  name: string,
  event: EventDefinition<P>,
): (resources: Resources) => Consumer {
  return (resources) =>
    defineConsumer({
      event: event.name,
      name,
      payload: event.payload,
      async handle(job) {
        const { applicationId } = job.payload;
        await reviewCaseHolds(await openSystemContext(resources, job), { applicationId });
      },
    });
}
