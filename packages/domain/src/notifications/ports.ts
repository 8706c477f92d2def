import type { MessageContent } from "@gerai/contracts/channels";
import type { TextLocale } from "@gerai/contracts/kernel";
import type { Notice } from "./notice.ts";

export { NOTICE_KINDS, type NoticeKind } from "@gerai/contracts/notifications";
export type { Notice } from "./notice.ts";
export type { NoticeTemplates } from "./template-ports.ts";

/** A notice as e-mail; `html` says the same as `text`. */
export interface WrittenNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The office's own words for a kind of notice in one language and for one way; places in braces, e.g. `{office}`. */
export interface NoticeWords {
  readonly text: string;
  /** Of an e-mail. */
  readonly subject?: string;
  /** The template that the provider has approved, and which places fill its parameters, in order. */
  readonly whatsapp?: {
    readonly templateName: string;
    readonly language: TextLocale;
    readonly parameters: readonly string[];
  };
}

/** A message by a WhatsApp template: what may be sent to somebody who has not written to us (WA-8). */
export type TemplateMessage = Extract<MessageContent, { kind: "template" }>;

/** Puts notices into words, the office's own or, for null, the house's. Pure: the same notice gives the same words. */
export interface NoticeWriter {
  write(notice: Notice, words: NoticeWords | null): WrittenNotice;
  /** Plain text of at most two segments (SMS-2), without any name (SMS-3). */
  writeSms(notice: Notice, words: NoticeWords | null): string;
  writeWhatsapp(notice: Notice, words: NoticeWords | null): TemplateMessage;
}
