import { z } from "zod";
import { Channel } from "./account.ts";

const id = z.string().min(1).max(256);
/** A small line below the text, where the provider shows one. */
const footer = z.string().min(1).max(60).nullable().default(null);

/** What a message says. Bounds are those of the WhatsApp Cloud API, where SMS takes `text` alone (WA-10). */
export const MessageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(4096) }),
  z.object({
    kind: z.literal("template"),
    name: z.string().regex(/^[a-z0-9_]{1,512}$/),
    language: z.enum(["id", "en"]),
    parameters: z.array(z.string().min(1).max(1024)).max(20),
    /** Last part of the address that the template's button opens. */
    button: z.string().min(1).max(200).nullable().default(null),
  }),
  z.object({
    kind: z.literal("buttons"),
    text: z.string().min(1).max(1024),
    footer,
    buttons: z
      .array(z.object({ id, title: z.string().min(1).max(20) }))
      .min(1)
      .max(3)
      .refine((buttons) => new Set(buttons.map((button) => button.id)).size === buttons.length),
  }),
  z.object({
    kind: z.literal("list"),
    text: z.string().min(1).max(4096),
    footer,
    open: z.string().min(1).max(20),
    rows: z
      .array(
        z.object({
          id: id.max(200),
          title: z.string().min(1).max(24),
          description: z.string().min(1).max(72).nullable().default(null),
        }),
      )
      .min(1)
      .max(10)
      .refine((rows) => new Set(rows.map((row) => row.id)).size === rows.length),
  }),
  z.object({
    kind: z.literal("document"),
    fileName: z.string().min(1).max(120),
    mediaType: z.enum(["application/pdf", "image/png", "image/jpeg"]),
    bytes: z.instanceof(Uint8Array),
    caption: z.string().max(1024).nullable().default(null),
  }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

/** Who a message goes to: a number in E.164, or a user id where WhatsApp hides the number. */
export const Recipient = z.union([
  z.object({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/) }),
  z.object({ userId: z.string().regex(/^[A-Z]{2}\.[A-Za-z0-9.]{1,150}$/) }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** What a person waits for goes first; a broadcast leaves room for everything else (OUT-10). */
export const SendingLane = z.enum(["urgent", "notice", "bulk"]);
export type SendingLane = z.infer<typeof SendingLane>;

/** One attempt to send something. */
export const SendInput = z.object({
  /** Id of this attempt: the same one sends once. */
  messageId: z.uuid(),
  /** What the caller sends, e.g. a notice; told again with every change of the delivery. */
  reference: z.uuid(),
  purpose: z.enum(["code", "notice", "reply", "broadcast", "test"]),
  channel: Channel,
  /** Through this account only; an answer goes out by the number that was written to. */
  accountId: z.uuid().nullable().default(null),
  /** Prefers an account of this service. */
  service: z.string().nullable().default(null),
  to: Recipient,
  content: MessageContent,
  lane: SendingLane,
});
export type SendInput = z.input<typeof SendInput>;
