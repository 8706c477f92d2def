import type { HoursDay } from "@gerai/contracts/availability";
import type { Text } from "@gerai/contracts/catalogue";
import type { Pressed } from "./meaning.ts";

/** A fact within a sentence, before it is worded: instants and days are said in the office's zone and the language. */
export type Fact =
  | string
  | Text
  | { readonly instant: string }
  | { readonly day: string }
  | { readonly week: readonly HoursDay[] }
  /** Names with their numbers, one per line. */
  | { readonly numbers: readonly { readonly name: string; readonly phone: string }[] };

/** The sentences of a chat, by their key in the catalogue of words. */
export type ChatSentence =
  | "hello"
  | "greeting"
  | "chooseService"
  | "chooseLikely"
  | "chooseFrom"
  | "formLink"
  | "heldUp"
  | "readOn"
  | "wrongNumber"
  | "wrongNumberLine"
  | "closed"
  | "closedHours"
  | "opensAgain"
  | "notDecided"
  | "reviewedOn"
  | "insteadWeb"
  | "insteadWhatsapp"
  | "insteadCounter"
  | "insteadContact"
  | "insteadText"
  | "insteadNothing"
  | "notHere"
  | "askCode"
  | "numberIsNotEnough"
  | "codeUnknown"
  | "statusIs"
  | "statusMore"
  | "hours"
  | "counterClosed"
  | "onlineAlways"
  | "address"
  | "addressUnknown"
  | "free"
  | "refuseNumber"
  | "refuseAttachment"
  | "uploadHere"
  | "uploadInForm"
  | "handOver"
  | "handOverLater"
  | "handOverSometime"
  | "handOverLost"
  | "backToBot"
  | "unclear"
  | "unreadable"
  | "expired"
  | "cancelled"
  | "stopped"
  | "welcome"
  | "bye";

/** One sentence of a reply with its facts. */
export interface Line {
  readonly says: ChatSentence;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** What stands on a button or row: words of the catalogue, or the name of a service or category. */
export type RowTitle = "menu" | "status" | "hours" | "human" | "more" | { readonly code: string; readonly name: Text };

/** A row of a list; the description says more than 24 characters can. */
export interface Row {
  readonly press: Pressed;
  readonly title: RowTitle;
  readonly description: Text | null;
}

/** One message to a citizen. Never more than 3 buttons or 10 rows, and not both: WhatsApp's limits. */
export interface Reply {
  readonly locale: "id" | "en";
  readonly lines: readonly Line[];
  readonly buttons: readonly Pick<Row, "press" | "title">[];
  readonly rows: readonly Row[];
}

/** A sentence with its facts. */
export const line = (says: ChatSentence, facts: Line["facts"] = {}): Line => ({ says, facts });
