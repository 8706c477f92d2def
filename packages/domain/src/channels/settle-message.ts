import type { Channel, DeliveryState } from "@gerai/contracts/channels";
import { notFound } from "@gerai/foundation/problem";
import { type Scope, step } from "../kernel/index.ts";
import { stopAccount } from "./accounts.store.ts";
import {
  type KnownId,
  lockOutbound,
  type OutboundRow,
  readProviderId,
  setBucketsFull,
  updateOutbound,
} from "./messages.store.ts";
import type { SendOutcome } from "./ports.ts";
import { bucketOf, SEND_RATES } from "./send-rates.ts";
import { applyReports } from "./work-receipts.ts";

/** What a provider said of a message that was claimed. */
export interface MessageOutcome {
  readonly messageId: string;
  readonly accountId: string;
  readonly outcome: SendOutcome;
}

const NOTHING_KNOWN: KnownId = { isTaken: false, receipts: [] };

/**
 * A provider took the message under this id. An id that another message has tells nothing: such a message counts as sent,
 * and no receipt can be about it.
 */
async function takeAcceptance(scope: Scope, row: OutboundRow, providerId: string, { isTaken, receipts }: KnownId) {
  const { ctx } = scope;
  const isOurs = row.provider_id === null || row.provider_id === providerId;
  if (isTaken) ctx.logger.warn("a provider gave an id twice", { messageId: row.id });
  const reports = [{ state: "sent", code: null }, ...(isOurs && !isTaken ? receipts : [])];
  const named = isOurs && !isTaken ? { provider_id: providerId } : {};
  // Whoever sends a notice notes this itself, and asks again after a crash: an event would be three jobs for nothing.
  const heard = row.purpose === "notice" ? "sent" : null;
  return await applyReports(scope, row, reports, { ...named, sent_at: ctx.now() }, heard);
}

/** Lets an account rest: until then whatever would go through it waits, or takes another way (WA-9). */
function restAccount(scope: Scope, { channel }: OutboundRow, accountId: string, restMs: number): void {
  const { tx, ctx } = scope;
  const { capacity, refillMs } = SEND_RATES[channel as Channel].number;
  const full_at = new Date(ctx.now().getTime() + restMs + capacity * refillMs);
  scope.write(setBucketsFull(tx, ctx.tenantId, [{ ...bucketOf(ctx, "number", accountId), full_at }]));
}

/** Writes down what the provider said; receipts that were faster have their effect now. Answers how far the message is. */
export const settleMessage = step(
  async (scope: Scope, { messageId, accountId, outcome }: MessageOutcome): Promise<DeliveryState> => {
    const { tx } = scope;
    const providerId = outcome.kind === "accepted" ? outcome.providerId : null;
    // Sent together, run in this order: receipts that come once the message is held find it themselves.
    const [row, known] = await Promise.all([
      lockOutbound(tx, messageId),
      providerId === null ? NOTHING_KNOWN : readProviderId(tx, messageId, accountId, providerId),
    ]);
    if (!row) throw notFound();
    if (providerId !== null) return await takeAcceptance(scope, row, providerId, known);
    if (outcome.kind !== "accepted" && outcome.restMs) restAccount(scope, row, accountId, outcome.restMs);
    if (outcome.kind === "bad-credentials") await stopAccount(tx, accountId, outcome.code);
    if (outcome.kind === "unknown-outcome") {
      scope.write(updateOutbound(tx, messageId, { failure: outcome.kind }));
      return row.state as DeliveryState;
    }
    return await applyReports(scope, { ...row, failure: outcome.kind }, [{ state: "failed", code: null }]);
  },
);
