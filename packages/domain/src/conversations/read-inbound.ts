import { Recipient, type WhatsappMessage } from "@gerai/contracts/channels";
import type { ChatMessageKind } from "@gerai/contracts/conversations";
import { z } from "zod";
import { maskNumbers } from "./numbers-in-text.ts";

/** Who wrote, as far as WhatsApp tells: number (E.164), business-scoped user id, the name they gave themselves. */
export interface Person {
  readonly phone: string | null;
  readonly userId: string | null;
  readonly name: string | null;
}

/** A message as a chat reads it. */
export interface HeardMessage {
  readonly kind: ChatMessageKind;
  /** What was written, or the title of what was pressed. */
  readonly text: string;
  readonly attachment: "paper" | "other" | null;
  /** Id of the pressed button or row. */
  readonly pressId: string | null;
}

const MOST_TEXT = 4_096;
const MOST_NAME = 80;

const Contact = z.looseObject({
  profile: z.looseObject({ name: z.string() }).optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});
const Pressed = z.looseObject({ id: z.string().max(256), title: z.string() });
const Parts = z.looseObject({
  text: z.looseObject({ body: z.string() }).optional().catch(undefined),
  button: z.looseObject({ text: z.string() }).optional().catch(undefined),
  interactive: z
    .looseObject({ button_reply: Pressed.optional(), list_reply: Pressed.optional() })
    .optional()
    .catch(undefined),
});
const Caption = z.looseObject({ caption: z.string() });

const PAPERS = ["image", "document", "video"];

/** A number as WhatsApp writes it, digits alone, in E.164; null for anything else. */
export function phoneOf(waId: string | undefined): string | null {
  return waId !== undefined && /^[1-9]\d{6,14}$/.test(waId) ? `+${waId}` : null;
}

/** A user id that can be written to; null for anything else. */
export function userIdOf(text: string | undefined): string | null {
  return Recipient.safeParse({ userId: text }).success ? (text ?? null) : null;
}

/** Who wrote a message, out of the message and the contacts beside it; number and user id may both be missing. */
export function readPerson({ from, from_user_id: userId }: WhatsappMessage, contacts: readonly unknown[]): Person {
  const known = contacts.flatMap((one) => {
    const contact = Contact.safeParse(one).data;
    return contact ? [contact] : [];
  });
  const own =
    known.find(
      (one) => (from !== undefined && one.wa_id === from) || (userId !== undefined && one.user_id === userId),
    ) ?? (from === undefined && userId === undefined && known.length === 1 ? known[0] : undefined);
  const name = maskNumbers(own?.profile?.name ?? "")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, MOST_NAME);
  return { phone: phoneOf(from ?? own?.wa_id), userId: userIdOf(userId ?? own?.user_id), name: name || null };
}

const heard = (kind: ChatMessageKind, text: string, rest: Partial<HeardMessage> = {}): HeardMessage => ({
  ...{ kind, text: text.slice(0, MOST_TEXT), attachment: null, pressId: null },
  ...rest,
});

/** What a message says; undefined for what asks for nothing, like a thumb below a message of ours. Total: never throws. */
export function readMessage(message: WhatsappMessage): HeardMessage | undefined {
  if (message.type === "reaction") return undefined;
  const { text, button, interactive } = Parts.safeParse(message).data ?? {};
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (message.type === "text" && text) return heard("text", text.body);
  if (message.type === "interactive" && pressed) return heard("choice", pressed.title, { pressId: pressed.id });
  if (message.type === "button" && button) return heard("text", button.text);
  const caption = Caption.safeParse(message[message.type]).data?.caption ?? "";
  if (PAPERS.includes(message.type)) return heard("attachment", caption, { attachment: "paper" });
  return heard("unreadable", caption, { attachment: "other" });
}
