import { newId } from "@gerai/foundation/ids";
import type { OUTCOMES } from "../faults.ts";
import { MessageContent, type PhoneMessage } from "../phones/phone-message.ts";
import { toMobile } from "../phones/phone-number.ts";
import type { SmsAccount } from "../registry.ts";
import type { World } from "../world.ts";
import { countSegments, type Segments } from "./segments.ts";

/** An SMS as either gateway is asked to send it. */
export interface SmsRequest {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** The caller's own reference; the same one twice is sent twice. */
  readonly ref: string | null;
  readonly route: "otp" | "regular";
}

/** Why a gateway refuses, before each dialect words it. */
export type SmsRefusal = "recipient" | "sender" | "empty" | "too-long" | "balance";

/** An accepted SMS with its price in rupiah. */
export interface TakenSms extends Segments {
  readonly message: PhoneMessage;
  readonly price: number;
}

/** What becomes of it: one of the switches' outcomes. */
export type SmsOutcome = (typeof OUTCOMES)[number];

const PRICE = { otp: 600, regular: 350 };
const MOST_SEGMENTS = 10;

/** Takes an SMS: it lies on the phone unless that fails, and its price is gone. */
export function takeSms(world: World, account: SmsAccount, request: SmsRequest): TakenSms | { refused: SmsRefusal } {
  const phone = toMobile(request.to);
  if (phone === undefined) return { refused: "recipient" };
  if (request.from !== account.sender) return { refused: "sender" };
  if (request.text === "") return { refused: "empty" };
  const counted = countSegments(request.text);
  if (counted.segments > MOST_SEGMENTS) return { refused: "too-long" };
  const price = counted.segments * PRICE[request.route];
  if (price > account.balance) return { refused: "balance" };
  world.registry.charge(account, price);
  const now = world.clock.now();
  const message: PhoneMessage = {
    ...{ id: newId(now), channel: "sms", phone, line: account.sender, direction: "received", at: now.toISOString() },
    ...{ state: "accepted", errorCode: null, callbackData: null, replyTo: null, byUserId: false },
    content: MessageContent.parse({ kind: "text", text: request.text, sms: { ...counted, ref: request.ref } }),
  };
  world.phones.add(message);
  return { message, price, ...counted };
}

/** Decides what becomes of it, by the switches of the gateway and of the phone, and marks the message. */
export function settleSms(world: World, account: SmsAccount, message: PhoneMessage): SmsOutcome {
  const ofGateway = world.faults[account.gateway].outcome;
  const outcome = ofGateway === "delivered" ? world.phones.phone(message.phone).sms : ofGateway;
  if (outcome === "delivered") world.phones.change(message.id, { state: "delivered" });
  if (outcome === "failed") world.phones.change(message.id, { state: "failed", errorCode: "UNDELIV" });
  return outcome;
}
