import { BROADCAST_TEMPLATE } from "@gerai/contracts/broadcasts";
import type { MessageContent } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { isOptedOut, readDelivery, type Sending, sendMessage } from "../channels/index.ts";
import { type CommandEnd, command, procedure, type Scope } from "../kernel/index.ts";
import { formatBroadcastCode } from "./broadcast.ts";
import {
  type BroadcastRow,
  listRunningRows,
  lockBroadcast,
  queueSenders,
  updateBroadcast,
} from "./broadcasts.store.ts";
import { wordSms } from "./compose-broadcast.ts";
import { openPhone, termOn } from "./contact.ts";
import { findContactRow } from "./contacts.store.ts";
import { claimed, OUTCOME_UNKNOWN, putBack, stepDown, told, unknown } from "./ladder.ts";
import { linkTokenOf } from "./link-token.ts";
import {
  closeAbandoned,
  hasOpenRecipients,
  lockRecipient,
  type RecipientRow,
  takeNextRecipient,
  updateRecipient,
} from "./recipients.store.ts";

/** Heads that are passed over in one transaction (term over, no number any more) before it ends. */
const MOST_PASSED_OVER = 50;

const Settled = z.object({
  broadcastId: z.uuid(),
  recipientId: z.uuid(),
  messageId: z.uuid(),
  sending: z.custom<Sending>((value) => typeof value === "object" && value !== null && "kind" in value),
});
type Settled = z.output<typeof Settled>;

interface Turn {
  readonly broadcastId: string;
  readonly recipientId: string;
  readonly messageId: string;
  readonly channel: "whatsapp" | "sms";
  readonly phone: string;
  readonly content: MessageContent;
}

/** What a repeated attempt came to, which this worker or another one began before. */
async function changeOfRepeated(scope: Scope, row: RecipientRow, messageId: string, isCancelled: boolean) {
  const now = scope.ctx.now();
  const delivery = await readDelivery(scope, messageId);
  if (delivery?.state === "failed") return stepDown(row, delivery.failure ?? "undelivered", now, isCancelled);
  const isTold = delivery?.state === "sent" || delivery?.state === "delivered" || delivery?.state === "read";
  return isTold ? told(row, delivery.state, now) : unknown(now);
}

async function changeOf(scope: Scope, row: RecipientRow, { sending, messageId }: Settled, isCancelled: boolean) {
  const now = scope.ctx.now();
  switch (sending.kind) {
    case "sent":
      return told(row, "sent", now);
    case "unknown":
      return unknown(now);
    case "done":
      return await changeOfRepeated(scope, row, messageId, isCancelled);
    case "waiting":
      return putBack(row, null, now, isCancelled);
    case "failed": {
      const mayPass = sending.reason === "retry-later" || sending.reason === "rate-limited";
      return mayPass ? putBack(row, sending.reason, now, isCancelled) : stepDown(row, sending.reason, now, isCancelled);
    }
  }
}

/** Writes down what came of an attempt, unless a receipt was faster; a channel that waits is left alone until then. */
async function settle(scope: Scope, settled: Settled): Promise<void> {
  const { tx } = scope;
  // The broadcast is held before its heads everywhere, so that nobody waits crosswise.
  const broadcast = await lockBroadcast(tx, settled.broadcastId);
  const row = await lockRecipient(tx, settled.recipientId);
  if (!broadcast || row?.message_id !== settled.messageId || row.state !== "sending") return;
  const isCancelled = broadcast.state === "cancelled";
  await updateRecipient(tx, row.id, await changeOf(scope, row, settled, isCancelled));
  const { sending } = settled;
  if (sending.kind !== "waiting") return;
  const until = row.channel === "whatsapp" ? "whatsapp_rests_until" : "sms_rests_until";
  await updateBroadcast(tx, broadcast.id, { [until]: sending.retryAt, rests_reason: sending.reason });
}

/** What is said to one head. */
function contentFor({ ctx }: Scope, broadcast: BroadcastRow, row: RecipientRow): MessageContent {
  const token = linkTokenOf(ctx, row.id);
  if (row.channel === "sms") return { kind: "text", text: wordSms(ctx, broadcast, token) };
  const parameters = [ctx.office.shortName, broadcast.title, broadcast.text, formatBroadcastCode(broadcast.code)];
  return { kind: "template", name: BROADCAST_TEMPLATE, language: "id", parameters, button: token };
}

/** Takes one head's turn, or moves a head on who cannot be tried this way; undefined then. */
async function claimTurn(scope: Scope, broadcast: BroadcastRow, row: RecipientRow): Promise<Turn | undefined> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const contact = await findContactRow(tx, row.contact_id);
  const isInOffice =
    contact && termOn({ from: contact.from_day, until: contact.until_day }, ctx.today()) === "in-office";
  if (!isInOffice) {
    await updateRecipient(tx, row.id, { state: "cancelled", failure: "term-over", due_at: null, state_at: now });
    return undefined;
  }
  if (row.failure === OUTCOME_UNKNOWN && row.state === "sending") {
    await updateRecipient(tx, row.id, stepDown(row, OUTCOME_UNKNOWN, now, false));
    return undefined;
  }
  const phone = openPhone(ctx, contact);
  if (row.channel === "whatsapp" && (await isOptedOut(scope, phone))) {
    await updateRecipient(tx, row.id, stepDown(row, "opted-out", now, false));
    return undefined;
  }
  const messageId = row.message_id ?? newId(now);
  await updateRecipient(tx, row.id, claimed(row, messageId, now));
  const channel = row.channel === "sms" ? "sms" : "whatsapp";
  const content = contentFor(scope, broadcast, row);
  return { broadcastId: broadcast.id, recipientId: row.id, messageId, channel, phone, content };
}

const isAwake = (until: Date | null, now: Date) => until === null || until <= now;

/** The next turn of a broadcast; without one it ends once nobody is left. */
async function turnOf(scope: Scope, broadcastId: string): Promise<Turn | undefined> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const broadcast = await lockBroadcast(tx, broadcastId);
  if (!broadcast || broadcast.ended_at !== null) return undefined;
  if (broadcast.state === "cancelled") {
    await closeAbandoned(tx, broadcastId, now);
  } else {
    const channels = [
      ...(isAwake(broadcast.whatsapp_rests_until, now) ? ["whatsapp"] : []),
      ...(isAwake(broadcast.sms_rests_until, now) ? ["sms"] : []),
    ];
    for (let passed = 0; channels.length > 0 && passed < MOST_PASSED_OVER; passed += 1) {
      const row = await takeNextRecipient(tx, broadcastId, now, channels);
      if (!row) break;
      const turn = await claimTurn(scope, broadcast, row);
      if (turn) return turn;
    }
  }
  if (await hasOpenRecipients(tx, broadcastId)) return undefined;
  const state = broadcast.state === "cancelled" ? "cancelled" : "sent";
  await updateBroadcast(tx, broadcastId, { state, ended_at: now });
  return undefined;
}

/** Writes down the turn before and takes the next one, the oldest broadcast first: one transaction for both. */
const takeTurn = command({
  action: "broadcast.take-turn",
  principals: ["system"],
  input: z.object({ settled: Settled.nullable(), goesOn: z.boolean() }),
  async run(scope, { settled, goesOn }): Promise<CommandEnd<{ readonly turn?: Turn }>> {
    // Workers of one office take turns one after another, for each holds several of its broadcasts.
    await queueSenders(scope.tx, scope.ctx.tenantId);
    if (settled) await settle(scope, settled);
    const details = { settled: settled?.sending.kind ?? null, recipientId: settled?.recipientId ?? null };
    for (const { id } of goesOn ? await listRunningRows(scope.tx) : []) {
      const turn = await turnOf(scope, id);
      if (turn) return { subjectId: id, result: { turn }, details: { ...details, next: turn.recipientId } };
    }
    return { subjectId: settled?.broadcastId ?? null, result: {}, details };
  },
});

async function attempt(ctx: Parameters<typeof sendMessage>[0], turn: Turn): Promise<Sending> {
  const { messageId, recipientId, channel, phone, content } = turn;
  try {
    const order = { messageId, reference: recipientId, channel, to: { phone }, content };
    return await sendMessage(ctx, { ...order, purpose: "broadcast", lane: "bulk" });
  } catch (error) {
    // What can never be sent is refused; anything else is somebody's turn again once the lease is over.
    if (error instanceof Problem && error.status === 422) return { kind: "failed", reason: "refused" };
    throw error;
  }
}

/**
 * Sends a bite of an office's broadcasts: at most `most` attempts, one after another, in the lane that leaves room to
 * everything else. A worker that vanishes leaves one head to the next one, under the same message id (OUT-5). `hasMore`:
 * the bite ended before the work did.
 */
export const sendBroadcasts = procedure({
  action: "broadcast.send",
  principals: ["system"],
  input: z.object({ most: z.int().min(1).max(1_000) }),
  async run(ctx, { most }): Promise<{ readonly attempts: number; readonly hasMore: boolean }> {
    let { turn } = await takeTurn(ctx, { settled: null, goesOn: true });
    let attempts = 0;
    while (turn) {
      const { broadcastId, recipientId, messageId } = turn;
      const sending = await attempt(ctx, turn);
      attempts += 1;
      const settled = { broadcastId, recipientId, messageId, sending };
      const goesOn = attempts < most;
      ({ turn } = await takeTurn(ctx, { settled, goesOn }));
      if (!goesOn) return { attempts, hasMore: true };
    }
    return { attempts, hasMore: false };
  },
});
