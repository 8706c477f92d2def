import { z } from "zod";
import type { WhatsAppNumber } from "../registry.ts";
import { graphError, webhookError } from "../whatsapp/graph-error.ts";
import { newWamid } from "../whatsapp/send-message.ts";
import { contactOf, sendChange, tellStatus, unixSeconds, valueHead } from "../whatsapp/webhooks.ts";
import { userIdOf, waId } from "../whatsapp/whatsapp-user.ts";
import type { World } from "../world.ts";
import { type Choice, MessageContent, type PhoneMessage } from "./phone-message.ts";

const file = z.strictObject({
  /** The bytes in base64; a small picture when absent. */
  base64: z.string().optional(),
  mediaType: z.string().optional(),
  name: z.string().optional(),
  caption: z.string().max(1024).optional(),
});

/** What a person does on the phone: writes, presses, sends a file. Exactly one of the acts beside `to`. */
export const Saying = z
  .strictObject({
    /** The number in any writing, or `<office slug>/<service code or "umum">`. */
    to: z.string().min(1),
    text: z.string().min(1).max(4096).optional(),
    /** Id of a button or of a row of a list that was sent to this phone. */
    press: z.string().min(1).optional(),
    image: z.union([z.literal(true), file]).optional(),
    document: file.optional(),
    /** A kind of message that the Cloud API does not show to businesses. */
    unsupported: z.literal(true).optional(),
    /** Id of the message it answers. */
    replyTo: z.string().optional(),
  })
  .refine(
    ({ text, press, image, document, unsupported }) =>
      [text, press, image, document, unsupported].filter((act) => act !== undefined).length === 1,
    "exactly one of text, press, image, document, unsupported",
  );
/** @see Saying */
export type Saying = z.output<typeof Saying>;

/** Why something could not be said. */
export class CannotSay extends Error {}

/** A small chequered picture: what is sent when a test needs a picture and does not care which. */
const SMALL_PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAAAAAApT+BJAAAAHElEQVR42mOYBgSXgACdZqCiBDZBEE1NiWHiDwD93g4QlySrFQAAAABJRU5ErkJggg==",
  "base64",
);

/** Says it over WhatsApp: the message lies in the chat, and the number's webhook is told. Throws `CannotSay`. */
export function say(world: World, phone: string, saying: Saying): PhoneMessage {
  const number = world.registry.findNumber(saying.to);
  if (!number) throw new CannotSay("no such number");
  const offered = saying.press === undefined ? undefined : findOffer(world, phone, number.phoneNumberId, saying.press);
  if (saying.press !== undefined && !offered) throw new CannotSay("nothing with this id was offered to this phone");
  const content = contentOf(world, number, saying, offered?.choice, offered?.kind);
  const message: PhoneMessage = {
    ...{ id: newWamid(), channel: "whatsapp", phone, line: number.phoneNumberId, direction: "sent" },
    ...{ at: world.clock.now().toISOString(), state: "sent", errorCode: null, callbackData: null, byUserId: false },
    replyTo: saying.replyTo ?? offered?.message.id ?? null,
    content,
  };
  world.phones.add(message);
  sendChange(world, number, "messages", {
    ...valueHead(number),
    contacts: [contactOf(number, world.phones.phone(phone), !world.phones.phone(phone).hidesNumber)],
    messages: [incoming(world, number, message, offered?.choice)],
  });
  return message;
}

interface Offer {
  readonly message: PhoneMessage;
  readonly choice: Choice;
  readonly kind: "button" | "list" | "template";
}

/** The newest message of the line that offers this id. */
function findOffer(world: World, phone: string, line: string, id: string): Offer | undefined {
  const received = world.phones.messages(phone).filter((it) => it.line === line && it.direction === "received");
  for (const message of received.reverse()) {
    const { buttons, list, template } = message.content;
    const button = buttons.find((choice) => choice.id === id);
    if (button) return { message, choice: button, kind: template ? "template" : "button" };
    const row = list?.sections.flatMap(({ rows }) => rows).find((choice) => choice.id === id);
    if (row) return { message, choice: row, kind: "list" };
  }
  return undefined;
}

function contentOf(
  world: World,
  number: WhatsAppNumber,
  saying: Saying,
  choice: Choice | undefined,
  pressedIn: Offer["kind"] | undefined,
): MessageContent {
  const content = (parts: z.input<typeof MessageContent>) => MessageContent.parse(parts);
  if (saying.text !== undefined) return content({ kind: "text", text: saying.text });
  if (choice && pressedIn) {
    return content({ kind: "reply", text: choice.title, pressed: { id: choice.id, in: pressedIn } });
  }
  const kind = saying.document ? "document" : "image";
  const sent = saying.document ?? (saying.image === true ? {} : saying.image);
  if (!sent) return content({ kind: "unsupported" });
  const stored = world.media.add({
    portfolioId: number.portfolioId,
    mediaType: sent.mediaType ?? (kind === "image" ? "image/png" : "application/pdf"),
    name: sent.name ?? null,
    bytes: new Uint8Array(sent.base64 === undefined ? SMALL_PICTURE : Buffer.from(sent.base64, "base64")),
    from: "person",
  });
  const { id: mediaId, mediaType, name } = stored;
  return content({ kind, text: sent.caption ?? "", file: { mediaId, mediaType, name } });
}

/** The message as `messages[]` of the webhook has it. */
function incoming(world: World, number: WhatsAppNumber, message: PhoneMessage, choice: Choice | undefined): object {
  const phone = world.phones.phone(message.phone);
  const ownNumber = waId(number.displayNumber);
  return {
    ...(phone.hidesNumber ? {} : { from: waId(phone.phone) }),
    from_user_id: userIdOf(number.portfolioId, phone),
    id: message.id,
    timestamp: unixSeconds(new Date(message.at)),
    ...(message.replyTo === null ? {} : { context: { from: ownNumber, id: message.replyTo } }),
    ...typedPart(world, message, choice),
  };
}

function typedPart(world: World, { content }: PhoneMessage, choice: Choice | undefined): object {
  if (content.kind === "text") return { type: "text", text: { body: content.text } };
  if (choice && content.pressed?.in === "template") {
    return { type: "button", button: { payload: choice.id, text: choice.title } };
  }
  if (choice && content.pressed) {
    const { id, title, description } = choice;
    const reply = { id, title, ...(description === null ? {} : { description }) };
    const type = content.pressed.in === "list" ? "list_reply" : "button_reply";
    return { type: "interactive", interactive: { type, [type]: reply } };
  }
  const stored = content.file ? world.media.find(content.file.mediaId) : undefined;
  if (stored) {
    const caption = content.text === "" ? {} : { caption: content.text };
    const name = stored.name === null || content.kind === "image" ? {} : { filename: stored.name };
    const { id, mediaType, sha256 } = stored;
    return {
      type: content.kind,
      [content.kind]: { ...caption, ...name, mime_type: mediaType, sha256: toBase64(sha256), id },
    };
  }
  return { type: "unsupported", errors: [webhookError(graphError(131051))], unsupported: { type: "unknown" } };
}

function toBase64(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64");
}

/** Opens a chat: what was delivered counts as read, and the sender is told if the person lets them know. */
export function openChat(world: World, phone: string, line: string): void {
  const { readReceipts, whatsapp } = world.phones.phone(phone);
  if (whatsapp !== "on" || !readReceipts) return;
  for (const message of world.phones.messages(phone)) {
    const isUnread =
      message.channel === "whatsapp" && message.direction === "received" && message.state === "delivered";
    if (isUnread && message.line === line) tellStatus(world, message, "read");
  }
}

/** The phone is reachable again: what waited for it is delivered. */
export function receiveWaiting(world: World, phone: string): void {
  for (const message of world.phones.messages(phone)) {
    const isWaiting = message.channel === "whatsapp" && message.direction === "received" && message.state === "sent";
    if (isWaiting) tellStatus(world, message, "delivered");
  }
}
