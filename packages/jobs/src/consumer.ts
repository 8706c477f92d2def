import { z } from "zod";
import { type Lane, laneOf } from "./lanes.ts";

/** What a payload may hold: ids, states, counts and instants. A space or a long run of digits is refused (ISO-37). */
const payloadValue = z.union([
  z.uuid(),
  z.iso.datetime(),
  z.iso.date(),
  z
    .string()
    .max(64)
    .regex(/^[A-Za-z][A-Za-z0-9._-]*$/)
    .refine((text) => !/\d{8}/.test(text)),
  z.number().int().min(-9_999_999).max(9_999_999),
  z.boolean(),
  z.null(),
]);

const eventPayload = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.union([payloadValue, z.array(payloadValue)]));

/** Payload of an event before its own schema has been applied: a flat object of ids, codes and small numbers. */
export type EventPayload = z.output<typeof eventPayload>;

/** What every job carries, and all it may carry (ISO-37). The worker reads the rest by these ids, as that tenant. */
export const jobEnvelope = z.object({
  tenantId: z.uuid(),
  eventId: z.uuid(),
  name: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/),
  version: z.number().int().positive(),
  payload: eventPayload,
});

/** What is kept of a job that may not be an event of ours: whose it was; a payload that is more than ids is not kept. */
export const deadEnvelope = z.object({ tenantId: z.uuid(), eventId: z.uuid(), payload: eventPayload.catch({}) });

/** One announced event on its way to one consumer. `eventId` is the id of the outbox or due row: key all effects by it. */
export interface Job<P = EventPayload> {
  readonly tenantId: string;
  readonly eventId: string;
  readonly name: string;
  readonly version: number;
  readonly payload: P;
}

/** The part of a zod schema that is needed to check a payload; throws when it does not fit. */
export interface PayloadSchema<P> {
  parse(value: unknown): P;
}

/** How a consumer is declared; see `defineConsumer`. */
export interface ConsumerOptions<P> {
  /** The event listened to, `noun.verbed`. */
  readonly event: string;
  /** kebab-case and unique among all consumers; part of the job id, so renaming it runs unfinished jobs once more. */
  readonly name: string;
  /** Schema of the event's payload; without one the payload is only held to `EventPayload`. */
  readonly payload?: PayloadSchema<P>;
  /** Tries before it is given up, 6 by default: 1, 2, 4, 8 and 16 s between them at most. Longer waits are due rows. */
  readonly attempts?: number;
  /** May run more than once for one event (at-least-once): its effect must be keyed by `eventId`. */
  handle(job: Job<P>): Promise<void>;
}

/** A consumer with its payload type closed over, so that consumers of different events lie in one list. */
export interface Consumer {
  readonly event: string;
  readonly name: string;
  /** That of its event; see `laneOf`. */
  readonly lane: Lane;
  readonly attempts: number;
  /** Checks the payload, then handles the job. Throws a `PayloadError` when the payload does not fit. */
  run(job: Job): Promise<void>;
}

/** The payload of a job does not fit its schema. Trying again cannot mend that, so the job is given up at once. */
export class PayloadError extends Error {
  override readonly name = "PayloadError";
}

/** Declares what happens when an event is announced: one event may have many consumers, each retried by itself. */
export function defineConsumer<P = EventPayload>(options: ConsumerOptions<P>): Consumer {
  if (!/^[a-z][a-z0-9-]*$/.test(options.name)) throw new TypeError(`consumer name "${options.name}" is not kebab-case`);
  return {
    event: options.event,
    name: options.name,
    lane: laneOf(options.event),
    attempts: options.attempts ?? 6,
    run: async (job) => options.handle({ ...job, payload: parsePayload(options.payload, job.payload) }),
  };
}

function parsePayload<P>(schema: PayloadSchema<P> | undefined, value: EventPayload): P {
  try {
    return schema ? schema.parse(value) : (value as P);
  } catch (cause) {
    throw new PayloadError("the payload does not fit its schema", { cause });
  }
}

/** Throws when two consumers carry the same name: their jobs would be taken for each other. */
export function assertDistinct(consumers: readonly Consumer[]): void {
  const names = new Set<string>();
  for (const { name } of consumers) {
    if (names.has(name)) throw new TypeError(`two consumers are called "${name}"`);
    names.add(name);
  }
}
