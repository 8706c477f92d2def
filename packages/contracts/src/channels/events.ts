import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";
import { Channel } from "./account.ts";
import { DeliveryState } from "./delivery.ts";
import { FilingState, TemplateName } from "./template-filing.ts";

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

/** An account was added, changed or switched on or off. */
export const accountChanged = defineEvent(
  "channel.account-changed",
  1,
  z.object({ accountId: z.uuid(), channel: Channel }),
);

/** WhatsApp's reviewers told of a template at the account; what is told late or twice is asked again. */
export const templateJudged = defineEvent(
  "channel.template-judged",
  1,
  z.object({ accountId: z.uuid(), name: TemplateName, language: z.enum(["id", "en"]), state: FilingState }),
);

/** Mail came back to the return path of a message; it lies stored, sealed, and nothing of it was read yet. */
export const mailReturned = defineEvent(
  "channel.mail-returned",
  1,
  z.object({ reportId: z.uuid(), messageId: z.uuid() }),
);
