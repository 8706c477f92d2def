import { z } from "zod";

/**
 * States of a message on its way, by rank: a message only ever moves to the right. `failed` stands below `delivered`
 * because providers report failures of one device before another one shows the message (WA-5).
 */
export const DELIVERY_STATES = ["pending", "sending", "sent", "failed", "delivered", "read"] as const;

/** One state of a message. */
export const DeliveryState = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** A message and what became of it, e.g. a test that an administrator sent. */
export const MessageView = z.object({
  id: z.uuid(),
  state: DeliveryState,
  /** Why it was not sent or not delivered, as a code. */
  failure: z.string().nullable(),
  stateAt: z.iso.datetime(),
});
export type MessageView = z.infer<typeof MessageView>;
