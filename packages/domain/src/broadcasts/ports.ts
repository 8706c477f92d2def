import type { TemplateFiling } from "@gerai/contracts/channels";
import type { Text } from "@gerai/contracts/kernel";

/** What one published mode says, ready to be told; days and moments are the office's. */
export interface ChangedMode {
  readonly name: string;
  /** `new` comes into force, `changed` is another than before, `ended` is over or taken away. */
  readonly change: "new" | "changed" | "ended";
  readonly closes: boolean;
  /** Names of the services or categories; empty for all of them. */
  readonly services: readonly Text[];
  readonly suspended: readonly ("recording" | "printing" | "pickup" | "legalisation" | "siak")[];
  readonly from: string;
  /** Null: not decided. */
  readonly until: string | null;
  readonly reason: Text;
  /** It does not hold for some purposes or older cases: their words. */
  readonly exceptions: readonly ModeException[];
  /** What to do instead. */
  readonly instead: readonly ModeAlternative[];
}

/** Whom a mode spares. */
export interface ModeException {
  readonly purposes: readonly Text[];
  readonly filedBefore: string | null;
}

/** Another way: a channel, or words. */
export interface ModeAlternative {
  readonly channel: "counter" | "web" | "whatsapp" | null;
  readonly text: Text | null;
}

/** Words of a suggested broadcast. */
export interface SuggestedWords {
  readonly title: string;
  readonly text: string;
  readonly sms: string;
}

/** Puts broadcasts into words; Indonesian, for heads of villages are written to in it. Words live in the catalogue. */
export interface BroadcastWriter {
  /** The whole SMS. */
  sms(parts: { readonly office: string; readonly text: string; readonly link: string; readonly code: string }): string;
  /** What to tell of modes that were published, within the bounds of a broadcast. */
  suggest(modes: readonly [ChangedMode, ...ChangedMode[]]): SuggestedWords;
  /** The template by which heads are told over WhatsApp, as reviewers get it; `root` is the office's address with a slash. */
  filing(name: string, officeName: string, root: string): TemplateFiling;
}
