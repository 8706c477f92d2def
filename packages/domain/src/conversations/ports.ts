import type { Reply } from "./chat-reply.ts";
import type { Pressed } from "./meaning.ts";

/** A reply in words, within WhatsApp's limits. */
export interface WrittenReply {
  readonly body: string;
  /** Says that a machine wrote it. */
  readonly footer: string;
  readonly buttons: readonly { readonly press: Pressed; readonly title: string }[];
  readonly listButton: string;
  readonly rows: readonly { readonly press: Pressed; readonly title: string; readonly description: string }[];
}

/** Words replies; pure. */
export interface ChatWriter {
  /** In the reply's language; instants in this zone. */
  write(reply: Reply, timeZone: string): WrittenReply;
  /** The words of the template `gerai_chat_invite_v1`, as an officer reads what was sent. */
  writeInvitation(office: string, locale: "id" | "en"): string;
}
