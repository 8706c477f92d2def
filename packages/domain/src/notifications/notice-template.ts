import type { TextLocale } from "@gerai/contracts/kernel";
import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import type { ReadScope } from "../kernel/index.ts";
import type { NoticeWords } from "./ports.ts";

/** Whose words are looked for. */
export interface WordsAsked {
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly locale: TextLocale;
}

/** The office's own words in force for a notice; null: the house's are used. */
export async function findNoticeWords(_scope: ReadScope, _asked: WordsAsked): Promise<NoticeWords | null> {
  return null;
}
