import { type DeliveryState, type MessageContent, Recipient } from "@gerai/contracts/channels";
import { chatReplyDue } from "@gerai/contracts/conversations";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { readDelivery, type Sending, sendMessage } from "../channels/index.ts";
import { type Context, command, procedure, type Scope } from "../kernel/index.ts";
import { type ChatMessageRow, lockChatMessage, updateChatMessage } from "./chat-messages.store.ts";
import { inviteInstead } from "./invite.ts";
import { openPerson } from "./take-thread.ts";
import { findThread } from "./threads.store.ts";
import { isWindowOpen } from "./window.ts";

const OfMessage = z.object({ messageId: z.uuid() });

/** A provider that is away is asked again after 10 s, 20 s, 40 s ... */
const FIRST_WAIT_MS = 10_000;
const MOST_ATTEMPTS = 8;
/** A job that vanished between claim and end is looked for after this long. */
const LOOKED_FOR_AFTER_MS = 2 * 60_000;

interface Claimed {
  readonly attemptId: string;
  readonly accountId: string;
  readonly to: z.output<typeof Recipient>;
  readonly content: MessageContent;
}

async function fail({ tx }: Scope, row: ChatMessageRow, failure: string): Promise<void> {
  await updateChatMessage(tx, row.id, { state: "failed", failure, due_at: null, content_sealed: null });
}

/** Takes a message that is to be sent, with whom it goes to; null when there is nothing to send (any more). */
const claimReply = command({
  action: "conversation.claim-reply",
  principals: ["system"],
  input: OfMessage,
  async run(scope, { messageId }) {
    const { tx, ctx } = scope;
    const row = await lockChatMessage(tx, messageId);
    if (!row) throw notFound();
    const end = (result: Claimed | null, claim: string) => ({
      ...{ subjectId: row.thread_id, result },
      details: { messageId, claim },
    });
    if (row.state !== "pending" || row.content_sealed === null) return end(null, "done");
    const thread = await findThread(tx, row.thread_id);
    if (!thread) throw notFound();
    const content = ctx.keys.openJson<MessageContent>("chat_message", "content", messageId, row.content_sealed);
    if (content.kind !== "template" && !isWindowOpen(thread.last_inbound_at, ctx.now())) {
      await fail(scope, row, "window-closed");
      return end(null, "window-closed");
    }
    const { phone, userId } = openPerson(ctx.keys, thread);
    const to = Recipient.safeParse(phone === null ? { userId } : { phone }).data;
    if (!to) {
      await fail(scope, row, "no-address");
      return end(null, "no-address");
    }
    const attemptId = row.attempt_id ?? newId(ctx.now());
    const due_at = new Date(ctx.now().getTime() + LOOKED_FOR_AFTER_MS);
    await updateChatMessage(tx, messageId, { attempt_id: attemptId, due_at });
    return end({ attemptId, accountId: row.account_id, to, content }, "go");
  },
});

/** Tried again at an instant, by a due row and, should that be lost, by the sweep. */
async function tryAgain(scope: Scope, row: ChatMessageRow, at: Date, change: { attempt_id?: null }): Promise<void> {
  const attempts = row.attempts + 1;
  await updateChatMessage(scope.tx, row.id, { ...change, attempts, due_at: at });
  scope.schedule(at, chatReplyDue, { messageId: row.id }, `chat-reply ${row.id} ${attempts}`);
}

const ended = (state: DeliveryState, failure: string | null = null) => ({
  ...{ state, failure, due_at: null, content_sealed: null },
});

/** The attempt was made before, by somebody who did not come to write down how it ended. */
async function settleDone(scope: Scope, row: ChatMessageRow): Promise<void> {
  const delivery = await readDelivery(scope, row.attempt_id ?? "");
  if (delivery?.state === "failed") {
    const reason =
      delivery.failure === "retry-later" || delivery.failure === "rate-limited" ? delivery.failure : "refused";
    return await settle(scope, row, { kind: "failed", reason });
  }
  const isUnder = delivery === undefined || delivery.state === "pending";
  await updateChatMessage(scope.tx, row.id, ended(isUnder ? "sending" : delivery.state));
}

/** What the transport said, as the message's own state. */
async function settle(scope: Scope, row: ChatMessageRow, sending: Sending): Promise<void> {
  const { tx, ctx } = scope;
  const { id } = row;
  switch (sending.kind) {
    case "sent":
      return await updateChatMessage(tx, id, ended("sent"));
    case "done":
      return await settleDone(scope, row);
    // It may have gone out, so that it is not repeated; what the provider tells later moves it on.
    case "unknown":
      return await updateChatMessage(tx, id, ended("sending"));
    case "waiting":
      return await tryAgain(scope, row, sending.retryAt, {});
    case "failed": {
      const { reason } = sending;
      const mayPass = reason === "retry-later" || reason === "rate-limited";
      if (mayPass && row.attempts + 1 < MOST_ATTEMPTS) {
        const at = new Date(ctx.now().getTime() + FIRST_WAIT_MS * 2 ** row.attempts);
        return await tryAgain(scope, row, at, { attempt_id: null });
      }
      await fail(scope, row, reason === "outside-window" ? "window-closed" : reason);
      if (reason === "outside-window") await inviteInstead(scope, row);
    }
  }
}

const settleReply = command({
  action: "conversation.settle-reply",
  principals: ["system"],
  input: OfMessage.extend({ attemptId: z.uuid(), sending: z.custom<Sending>() }),
  async run(scope, { messageId, attemptId, sending }) {
    const row = await lockChatMessage(scope.tx, messageId);
    if (!row) throw notFound();
    // A receipt may have been faster, or another worker with the same attempt.
    if (row.state === "pending" && row.attempt_id === attemptId) await settle(scope, row, sending);
    const reason = "reason" in sending ? sending.reason : null;
    return { subjectId: row.thread_id, result: {}, details: { messageId, sending: sending.kind, reason } };
  },
});

/**
 * Sends a message of a conversation, once: asked again while another worker is at it, or afterwards, it does nothing. What
 * must wait is tried again by itself, while the person's window is open.
 */
export const sendReply = procedure({
  action: "conversation.send-reply",
  principals: ["system"],
  input: OfMessage,
  async run(ctx: Context, { messageId }): Promise<{ readonly kind: Sending["kind"] | "nothing" }> {
    const claimed = await claimReply(ctx, { messageId });
    if (!claimed) return { kind: "nothing" };
    const { attemptId, accountId, to, content } = claimed;
    const sending = await sendMessage(ctx, {
      ...{ messageId: attemptId, reference: messageId, purpose: "reply", channel: "whatsapp" },
      ...{ accountId, to, content, lane: "notice" },
    });
    await settleReply(ctx, { messageId, attemptId, sending });
    return { kind: sending.kind };
  },
});
