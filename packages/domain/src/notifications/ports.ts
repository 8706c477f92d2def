import type { CaseHoldView } from "@gerai/contracts/applications";
import type { MessageContent } from "@gerai/contracts/channels";
import type { Text, TextLocale } from "@gerai/contracts/kernel";
import type { NoticeKind } from "@gerai/contracts/notifications";
import type { PromiseCause } from "@gerai/contracts/promise";
import type { TimeZone } from "@gerai/contracts/tenancy";

export { NOTICE_KINDS, type NoticeKind } from "@gerai/contracts/notifications";
export type { NoticeTemplates } from "./template-ports.ts";

/** A refused paper and what to do about it. */
export interface NoticeItem {
  readonly paper: Text;
  readonly text: Text;
}

/** The facts of a notice. No NIK, no address, no name of a person: a message may be read by others. */
export interface Notice {
  readonly kind: NoticeKind;
  /** The language the case was filed in. */
  readonly locale: TextLocale;
  readonly office: { readonly name: string; readonly timeZone: TimeZone };
  readonly number: string;
  readonly service: Text;
  /** What was issued or lies ready. */
  readonly name?: Text;
  /** Formatted tracking code; in the receipt only. */
  readonly code?: string;
  readonly link?: string;
  readonly trackLink: string;
  /** Formatted code of this very message, which `/cek-pesan` confirms (C7): `7K3M-94QT`. */
  readonly messageCode: string;
  /** Where everybody may ask whether a message is ours. */
  readonly checkLink: string;
  /** Last instant to answer. */
  readonly until?: Date;
  readonly items?: readonly NoticeItem[];
  /** The officer's own words: why a case was refused, or the answer. */
  readonly words?: string;
  /** What holds the case up. */
  readonly hold?: Pick<CaseHoldView, "label" | "words" | "until" | "reviewOn">;
  /** The day that is promised now, `YYYY-MM-DD`, and why it is another one. */
  readonly promise?: { readonly dueOn: string; readonly cause: PromiseCause };
}

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
