import type { MessageContent } from "@gerai/contracts/channels";
import type { KeyRing } from "../kernel/index.ts";
import type { WrittenReply } from "./ports.ts";
import { pressId } from "./press-id.ts";

/** What an officer reads of a message: words, and what could be pressed. */
export interface MessageBody {
  readonly text: string;
  readonly choices: readonly string[];
}

/** A reply as it is sent: with buttons or a list whose ids are signed for this conversation, or as a plain text. */
export function contentOf(written: WrittenReply, keys: KeyRing, threadId: string, now: Date): MessageContent {
  const { body, footer, buttons, rows, listButton } = written;
  const idOf = (press: (typeof rows)[number]["press"]) => pressId(keys, threadId, press, now);
  if (rows.length > 0) {
    const listed = rows.map(({ press, title, description }) => ({
      ...{ id: idOf(press), title },
      description: description === "" ? null : description,
    }));
    return { kind: "list", text: body, footer, open: listButton, rows: listed };
  }
  if (buttons.length > 0) {
    const pressable = buttons.map(({ press, title }) => ({ id: idOf(press), title }));
    return { kind: "buttons", text: body, footer, buttons: pressable };
  }
  return { kind: "text", text: `${body}\n\n${footer}` };
}

/** A reply as it is kept: a link of one use is nobody else's, so only its address stays. */
export function bodyOf({ body, buttons, rows }: WrittenReply, secretLink: string | null): MessageBody {
  const text = secretLink === null ? body : body.replaceAll(secretLink, secretLink.replace(/[^/]+$/, "…"));
  return { text, choices: [...buttons, ...rows].map(({ title }) => title) };
}
