import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { PhoneMessage } from "../phones/phone-message.ts";
import { toMobile, toNumber } from "../phones/phone-number.ts";
import type { WhatsAppNumber } from "../registry.ts";
import type { World } from "../world.ts";
import { type GraphError, graphError } from "./graph-error.ts";
import { readContent } from "./read-content.ts";
import { readTemplate } from "./read-template.ts";
import { tellOutcome, tellStatus } from "./webhooks.ts";
import { findUser, userIdOf, waId } from "./whatsapp-user.ts";

/** What the Cloud API answers: a body with status 200, or a refusal. */
export type SendAnswer = { readonly body: object; readonly messageId: string | null } | { readonly error: GraphError };

const DAY = 86_400_000;
/** Refusals that Meta often tells by a status only after the message was accepted. */
const LATE = [131026, 131047, 131049];

const Envelope = z.looseObject({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z.string().optional(),
  /** A business-scoped user id; `to` wins when both are there. */
  recipient: z.string().optional(),
  type: z.string().default("text"),
  context: z.object({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});
type Envelope = z.output<typeof Envelope>;

const ReadMark = z.object({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string(),
});

/** A fresh WhatsApp message id. */
export function newWamid(): string {
  return `wamid.${randomBytes(27).toString("base64")}`;
}

/** True within 24 hours of the person's last message to this number: only then may anything but templates be sent. */
export function isWindowOpen(world: World, line: string, phone: string): boolean {
  const written = world.phones.lastWritten(line, phone);
  return written !== undefined && world.clock.now().getTime() - written < DAY;
}

/** Takes a message of a number, or its mark that a message of a person was read. */
export function sendMessage(world: World, number: WhatsAppNumber, body: unknown): SendAnswer {
  const mark = ReadMark.safeParse(body);
  if (mark.success) return markRead(world, number, mark.data.message_id);
  const parsed = Envelope.safeParse(body);
  if (!parsed.success) {
    return {
      error: graphError(100, `The parameter ${parsed.error.issues[0]?.path.join(".") || "body"} is not valid.`),
    };
  }
  const message = parsed.data;
  const recipient = recipientOf(world, number, message);
  if ("error" in recipient) return recipient;
  const { phone, byUserId } = recipient;
  const isTemplate = message.type === "template";
  const read = isTemplate
    ? readTemplate(message, world, number)
    : readContent(message, world.media, number.portfolioId);
  if ("error" in read) return read;
  if (byUserId && read.content.template?.category === "AUTHENTICATION") return { error: graphError(131062) };

  const refused = refusalOf(world, number, phone, isTemplate);
  const isLate = refused !== null && world.faults.whatsapp.lateErrors && LATE.includes(refused);
  if (refused !== null && !isLate) return { error: graphError(refused) };

  const stored: PhoneMessage = {
    ...{ id: newWamid(), channel: "whatsapp", phone, line: number.phoneNumberId, direction: "received" },
    ...{ at: world.clock.now().toISOString(), state: "accepted", errorCode: null, byUserId },
    callbackData: message.biz_opaque_callback_data ?? null,
    replyTo: message.context?.message_id ?? null,
    content: read.content,
  };
  world.phones.add(stored);
  if (isLate) tellStatus(world, stored, "failed", graphError(refused));
  else tellOutcome(world, stored);
  return { body: accepted(world, number, message, stored), messageId: stored.id };
}

function accepted(world: World, number: WhatsAppNumber, message: Envelope, stored: PhoneMessage): object {
  const contact = stored.byUserId
    ? { input: message.recipient, user_id: userIdOf(number.portfolioId, world.phones.phone(stored.phone)) }
    : { input: message.to, wa_id: waId(stored.phone) };
  const isPaced = message.type === "template";
  return {
    messaging_product: "whatsapp",
    contacts: [contact],
    messages: [{ id: stored.id, ...(isPaced ? { message_status: "accepted" } : {}) }],
  };
}

type Recipient = { readonly phone: string; readonly byUserId: boolean } | { readonly error: GraphError };

function recipientOf(world: World, number: WhatsAppNumber, { to, recipient }: Envelope): Recipient {
  if (to !== undefined && to !== "") {
    const phone = toMobile(to) ?? toNumber(to);
    return phone === undefined
      ? { error: graphError(100, "The parameter to is not valid.") }
      : { phone, byUserId: false };
  }
  if (recipient === undefined) return { error: graphError(100, "The parameter to is required.") };
  const user = findUser(world.phones, number.portfolioId, recipient);
  return user
    ? { phone: user.phone, byUserId: true }
    : { error: graphError(100, "The parameter recipient is no user id of this portfolio.") };
}

/** The code for which a well-formed message cannot go to this person now, or null. */
function refusalOf(world: World, number: WhatsAppNumber, phone: string, isTemplate: boolean): number | null {
  if (world.phones.phone(phone).whatsapp === "absent" || toMobile(phone) === undefined) return 131026;
  const isOpen = isWindowOpen(world, number.phoneNumberId, phone);
  if (!isOpen && !isTemplate) return 131047;
  return world.limits.take(number, phone, isOpen);
}

function markRead(world: World, number: WhatsAppNumber, id: string): SendAnswer {
  const message = world.phones.message(id);
  if (message?.line !== number.phoneNumberId || message.direction !== "sent") {
    return { error: graphError(100, "The parameter message_id is not valid.") };
  }
  world.phones.change(id, { state: "read" });
  return { body: { success: true }, messageId: null };
}
