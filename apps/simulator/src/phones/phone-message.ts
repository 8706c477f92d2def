import { z } from "zod";

const Choice = z.object({ id: z.string(), title: z.string(), description: z.string().nullable().default(null) });
/** A button or a row that a person can press. */
export type Choice = z.output<typeof Choice>;

/** What a message shows. Absent parts are null or empty, whatever the kind. */
export const MessageContent = z.object({
  kind: z.enum(["text", "template", "buttons", "list", "image", "document", "reply", "unsupported"]),
  text: z.string().default(""),
  header: z.string().nullable().default(null),
  footer: z.string().nullable().default(null),
  /** A file of the media store, by its id. */
  file: z.object({ mediaId: z.string(), mediaType: z.string(), name: z.string().nullable() }).nullable().default(null),
  /** Buttons that answer; those of a template carry their payload as id. */
  buttons: z.array(Choice).default([]),
  /** Buttons of a template that open an address. */
  links: z.array(z.object({ title: z.string(), url: z.string() })).default([]),
  list: z
    .object({ label: z.string(), sections: z.array(z.object({ title: z.string(), rows: z.array(Choice) })) })
    .nullable()
    .default(null),
  template: z.object({ name: z.string(), language: z.string(), category: z.string() }).nullable().default(null),
  /** What was pressed, when the message is a press. */
  pressed: z
    .object({ id: z.string(), in: z.enum(["button", "list", "template"]) })
    .nullable()
    .default(null),
  /** Of an SMS. */
  sms: z
    .object({ segments: z.number(), encoding: z.enum(["gsm7", "ucs2"]), ref: z.string().nullable() })
    .nullable()
    .default(null),
});
/** @see MessageContent */
export type MessageContent = z.output<typeof MessageContent>;

/** A message on a phone, over WhatsApp or SMS. */
export const PhoneMessage = z.object({
  /** wamid, or the gateway's id. */
  id: z.string(),
  channel: z.enum(["whatsapp", "sms"]),
  phone: z.string(),
  /** The other side: the id of a WhatsApp number, or the sender of an SMS. */
  line: z.string(),
  /** As the person sees it: `received` came to the phone, `sent` was written on it. */
  direction: z.enum(["received", "sent"]),
  /** ISO instant. */
  at: z.string(),
  state: z.enum(["accepted", "sent", "delivered", "read", "failed"]),
  /** Why it failed, in the provider's words. */
  errorCode: z.string().nullable().default(null),
  /** `biz_opaque_callback_data`. */
  callbackData: z.string().nullable().default(null),
  /** Id of the message it answers. */
  replyTo: z.string().nullable().default(null),
  /** True when the sender addressed the person's user id and not the number. */
  byUserId: z.boolean().default(false),
  content: MessageContent,
});
/** @see PhoneMessage */
export type PhoneMessage = z.output<typeof PhoneMessage>;

/** How a phone behaves. */
export const PhoneSettings = z.strictObject({
  /** Name of the WhatsApp profile. */
  name: z.string().min(1).max(60),
  /** A username hides the number from businesses: their webhooks carry the user id only. */
  hidesNumber: z.boolean(),
  username: z.string().max(35).nullable(),
  /** `off` receives later, `absent` is not on WhatsApp (131026). */
  whatsapp: z.enum(["on", "off", "absent"]),
  /** Whether opening a chat tells the sender that it was read. */
  readReceipts: z.boolean(),
  /** What becomes of an SMS to it. */
  sms: z.enum(["delivered", "failed", "unknown", "none"]),
});
/** @see PhoneSettings */
export type PhoneSettings = z.output<typeof PhoneSettings>;

/** A phone that somebody wrote to or from. */
export interface Phone extends PhoneSettings {
  readonly phone: string;
  /** Counts the user ids it has had; a new one begins when the person changes number. */
  readonly generation: number;
}
