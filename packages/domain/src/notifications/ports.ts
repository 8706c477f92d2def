import type { CaseHoldView } from "@gerai/contracts/applications";
import type { Text, TextLocale } from "@gerai/contracts/kernel";
import type { PromiseCause } from "@gerai/contracts/promise";
import type { TimeZone } from "@gerai/contracts/tenancy";

/** What there is to tell an applicant; one kind for each thing that happens to a case. */
export const NOTICE_KINDS = [
  "received",
  "completion",
  "completion-reminder",
  "resubmitted",
  "verified",
  "rejected",
  "cancelled",
  "expired",
  "document",
  "ready",
  "answered",
  "revoked",
  "closed",
  "held",
  "resumed",
  "promise",
] as const;
/** The name of a kind of notice. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

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

/** A notice in words; `html` says the same as `text`. */
export interface WrittenNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts notices into words. Pure: the same notice gives the same words. */
export interface NoticeWriter {
  write(notice: Notice): WrittenNotice;
}
