import type { MessagePreviewView } from "@gerai/contracts/applications";
import type { TypedStep } from "./step-form.ts";

/** Places that stand in a previewed message until they are known. */
const WORDS_PLACE = "<alasan>";
const PAPER_PLACE = "<berkas>";

/** What the page of a step shows of its message: the message, that there is none, or that it cannot be had now. */
export type StepMessage = MessagePreviewView | "none" | "unavailable";

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
