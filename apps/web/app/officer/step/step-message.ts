import type { MessagePreviewView } from "@gerai/contracts/applications";
import { fill, messages } from "@gerai/language";
import type { TypedStep } from "./step-form.ts";

/** Places that stand in a previewed message until they are known. */
const WORDS_PLACE = "<alasan>";
const PAPER_PLACE = "<berkas>";

/** A previewed message with the officer's words and the paper's name in their places. */
export function withTypedWords(
  message: MessagePreviewView,
  typed: TypedStep | undefined,
  paperName: string | undefined,
): MessagePreviewView {
  const words = typed?.words ? typed.words : WORDS_PLACE;
  const text = message.text
    .replaceAll(WORDS_PLACE, () => words)
    .replaceAll(PAPER_PLACE, () => paperName ?? PAPER_PLACE);
  return { ...message, text };
}

/** A message that the API does not preview, from the catalogue that it is written with; always Indonesian first. */
export function catalogueMessage(
  kind: "answered" | "cancelled",
  places: { readonly number: string; readonly service: string; readonly office: string },
): MessagePreviewView {
  const { mail } = messages("id");
  const params = { ...places, reason: WORDS_PLACE };
  const text = [mail.greeting, mail[kind].body, mail.closing, mail.footer]
    .map((part) => fill(part, params))
    .join("\n\n");
  return { channel: null, to: null, subject: fill(mail[kind].subject, params), text };
}
