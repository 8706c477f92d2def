import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";
import { DeliveryState } from "./delivery.ts";

/** A provider told something about messages of an account; the receipts lie stored. */
export const receiptsReceived = defineEvent("channel.receipts-received", 1, z.object({ accountId: z.uuid() }));

/** Somebody wrote to a number of the office; what they wrote lies stored, sealed. */
export const messageReceived = defineEvent(
  "channel.message-received",
  1,
  z.object({ accountId: z.uuid(), messageId: z.uuid() }),
);

/** A message moved on; `reference` is what its sender called it. */
export const deliveryChanged = defineEvent(
  "channel.delivery-changed",
  1,
  z.object({ messageId: z.uuid(), reference: z.uuid(), state: DeliveryState }),
);

/** An administrator wants to see a message of an account arrive. */
export const testRequested = defineEvent("channel.test-requested", 1, z.object({ messageId: z.uuid() }));
