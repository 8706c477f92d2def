import type { EventDefinition, EventPayload } from "@gerai/contracts/kernel";
import type { Context, Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer, type Job } from "@gerai/jobs";
import { inRecalledOffice, openSystemContext } from "./open-system-context.ts";

type ConsumerFactory = (resources: Resources) => Consumer;
type Verb<P> = (ctx: Context, input: P) => Promise<unknown>;
/** Runs a job's work in its office. */
type InOffice = (resources: Resources, job: Job, run: (ctx: Context) => Promise<unknown>) => Promise<unknown>;

function consumerOf<P extends EventPayload>(
  name: string,
  event: EventDefinition<P>,
  verb: Verb<P>,
  inOffice: InOffice,
): ConsumerFactory {
  return (resources) =>
    defineConsumer({
      event: event.name,
      name,
      payload: event.payload,
      async handle(job) {
        await inOffice(resources, job, (ctx) => verb(ctx, job.payload));
      },
    });
}

/**
 * A consumer that has one verb run in the office of an event, as the system, with what the verb needs of the payload. The
 * verb looks at things as they are now: it promises that the same event twice changes nothing.
 */
export function actOn<P extends EventPayload>(name: string, event: EventDefinition<P>, verb: Verb<P>): ConsumerFactory {
  return consumerOf(name, event, verb, async (resources, job, run) => run(await openSystemContext(resources, job)));
}

/**
 * As `actOn`, for a verb that is one command: it looks itself whether the office's configuration is still the one that
 * this process knows, so the office is not read first.
 */
export function actAtOnceOn<P extends EventPayload>(
  name: string,
  event: EventDefinition<P>,
  verb: Verb<P>,
): ConsumerFactory {
  return consumerOf(name, event, verb, inRecalledOffice);
}
