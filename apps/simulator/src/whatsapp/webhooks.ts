import { createHmac } from "node:crypto";
import type { Phone, PhoneMessage } from "../phones/phone-message.ts";
import type { CallbackRequest } from "../post-callback.ts";
import type { WhatsAppNumber } from "../registry.ts";
import type { World } from "../world.ts";
import { type GraphError, graphError, webhookError } from "./graph-error.ts";
import { userIdOf, waId } from "./whatsapp-user.ts";

interface Change {
  readonly account: string;
  readonly field: string;
  readonly value: object;
}

/** JSON as Meta writes it: slashes and everything beyond ASCII escaped. The signature is over these bytes. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** `X-Hub-Signature-256` of a body. */
export function hubSignature(secret: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

function pack(number: WhatsAppNumber, changes: readonly Change[], isForged: boolean): CallbackRequest {
  const accounts = Map.groupBy(changes, ({ account }) => account);
  const entry = [...accounts].map(([id, of]) => ({ id, changes: of.map(({ field, value }) => ({ value, field })) }));
  const body = metaJson({ object: "whatsapp_business_account", entry });
  return {
    url: number.webhookUrl,
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "facebookexternalua",
      "X-Hub-Signature-256": hubSignature(isForged ? `${number.appSecret}x` : number.appSecret, body),
    },
    body,
  };
}

/** Sends one change of a field to the number's webhook. */
export function sendChange(world: World, number: WhatsAppNumber, field: string, value: object, delayMs = 0): void {
  const item: Change = { account: number.businessAccountId, field, value };
  world.courier.send({
    lane: `whatsapp/${number.phoneNumberId}`,
    channel: "whatsapp",
    item,
    // Packed when it leaves: a rotated secret signs what is sent after it.
    pack: (items: readonly Change[], isForged) =>
      pack(world.registry.number(number.phoneNumberId) ?? number, items, isForged),
    delayMs,
  });
}

/** The head of each value: which number it is about. */
export function valueHead(number: WhatsAppNumber): object {
  const metadata = { display_phone_number: waId(number.displayNumber), phone_number_id: number.phoneNumberId };
  return { messaging_product: "whatsapp", metadata };
}

/** Unix seconds as the text that Meta sends. */
export function unixSeconds(date: Date): string {
  return String(Math.floor(date.getTime() / 1_000));
}

/** The person as `contacts[]` shows them; a hidden number is absent. */
export function contactOf(number: WhatsAppNumber, phone: Phone, isNumberKnown: boolean): object {
  return {
    profile: { name: phone.name, ...(phone.username ? { username: phone.username } : {}) },
    ...(isNumberKnown ? { wa_id: waId(phone.phone) } : {}),
    user_id: userIdOf(number.portfolioId, phone),
  };
}

/** Puts a message into a state and tells the number's webhook. */
export function tellStatus(
  world: World,
  message: PhoneMessage,
  status: "sent" | "delivered" | "read" | "failed",
  error?: GraphError,
): void {
  world.phones.change(message.id, { state: status, ...(error ? { errorCode: String(error.code) } : {}) });
  const number = world.registry.number(message.line);
  if (!number) return;
  const phone = world.phones.phone(message.phone);
  // Who wrote to a number knows it; who wrote to a user id learns nothing from a status.
  const isNumberKnown = !message.byUserId || !phone.hidesNumber;
  const isFailed = status === "failed";
  sendChange(world, number, "messages", {
    ...valueHead(number),
    ...(isFailed ? {} : { contacts: [contactOf(number, phone, isNumberKnown)] }),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: unixSeconds(world.clock.now()),
        ...(isNumberKnown ? { recipient_id: waId(phone.phone) } : {}),
        ...(isFailed && !message.byUserId ? {} : { recipient_user_id: userIdOf(number.portfolioId, phone) }),
        ...(isFailed ? { errors: [webhookError(error ?? graphError(131000))] } : { pricing: pricing(message) }),
        ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
      },
    ],
  });
}

function pricing(message: PhoneMessage): object {
  const category = message.content.template?.category.toLowerCase() ?? "service";
  return { billable: category !== "service", pricing_model: "PMP", category, type: "regular" };
}

/** Tells what becomes of an accepted message: the ladder of states as far as the phone and the switches let it come. */
export function tellOutcome(world: World, message: PhoneMessage): void {
  const { outcome } = world.faults.whatsapp;
  if (outcome === "none") return;
  if (outcome === "failed") {
    tellStatus(world, message, "failed", graphError(131000));
    return;
  }
  tellStatus(world, message, "sent");
  if (outcome === "delivered" && world.phones.phone(message.phone).whatsapp === "on") {
    tellStatus(world, message, "delivered");
  }
}
