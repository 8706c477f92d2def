import type { WhatsappMessage } from "@gerai/contracts/channels";
import { notFound } from "@gerai/foundation/problem";
import { step } from "../kernel/index.ts";
import { lockInbound, markInboundWorked } from "./messages.store.ts";

/** What somebody wrote, opened for whoever works on it. */
export interface InboundMessage {
  readonly accountId: string;
  /** Meta's type of the message, `text`, `interactive`, `image` ...; `unknown` for what it never documented. */
  readonly kind: string;
  readonly receivedAt: Date;
  readonly message: WhatsappMessage;
  /** `contacts` of the webhook: names and ids of who wrote. */
  readonly contacts: readonly unknown[];
}

/**
 * Opens a message that came in and marks it as worked on, in the caller's transaction, so that it has its effect once.
 * Undefined when it has had it; 404 when it is not there.
 */
export const takeInbound = step(async ({ tx, ctx }, { messageId }: { readonly messageId: string }) => {
  const row = await lockInbound(tx, messageId);
  if (!row) throw notFound();
  if (row.worked_at !== null) return undefined;
  await markInboundWorked(tx, messageId, ctx.now());
  const body = ctx.keys.openJson<Pick<InboundMessage, "message" | "contacts">>(
    "inbound_message",
    "body",
    messageId,
    row.body_sealed,
  );
  const found: InboundMessage = {
    accountId: row.account_id,
    kind: row.kind,
    receivedAt: row.received_at,
    message: body.message,
    contacts: body.contacts,
  };
  return found;
});
