import type { z } from "zod";

/** Payloads hold ids and versions only, never what a person wrote (ISO-37). */
export type EventPayload = Readonly<Record<string, string | number>>;

/** A fact that other rooms and the worker hear of: past tense, versioned, with a checked payload. */
export interface EventDefinition<P extends EventPayload = EventPayload> {
  readonly name: string;
  readonly version: number;
  readonly payload: z.ZodType<P>;
}

/** Declares an event, e.g. `defineEvent("application.submitted", 1, z.object({ applicationId: z.uuid() }))`. */
export function defineEvent<P extends EventPayload>(
  name: string,
  version: number,
  payload: z.ZodType<P>,
): EventDefinition<P> {
  return { name, version, payload };
}
