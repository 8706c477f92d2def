import type { EventDefinition } from "@gerai/contracts/kernel";
import type { Resources } from "@gerai/domain/kernel";
import { countCase } from "@gerai/domain/reports";
import { type Consumer, defineConsumer } from "@gerai/jobs";

/** A consumer that counts the case of an event as it is now; the same event twice changes nothing. */
export function countCaseOn(
  name: string,
  event: EventDefinition<{ applicationId: string }>,
): (resources: Resources) => Consumer {
  return (resources) =>
    defineConsumer({
      event: event.name,
      name,
      payload: event.payload,
      async handle({ tenantId, payload }) {
        await countCase(resources, { tenantId, applicationId: payload.applicationId });
      },
    });
}
