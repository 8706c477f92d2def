import type { EventDefinition } from "@gerai/contracts/kernel";
import type { Resources } from "@gerai/domain/kernel";
import { reckonCasePromise } from "@gerai/domain/promise";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** A consumer that reckons the promise of an event's case as it is now; twice changes nothing. */
export function reckonPromiseOn<P extends { applicationId: string } & Readonly<Record<string, string | number>>>(
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
        await reckonCasePromise(await openSystemContext(resources, job), { applicationId });
      },
    });
}
