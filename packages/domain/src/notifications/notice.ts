import type { CaseHoldView } from "@gerai/contracts/applications";
import type { Text, TextLocale } from "@gerai/contracts/kernel";
import type { NoticeKind } from "@gerai/contracts/notifications";
import type { PromiseCause } from "@gerai/contracts/promise";
import type { TimeZone } from "@gerai/contracts/tenancy";

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
