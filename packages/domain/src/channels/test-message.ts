import { type DeliveryState, type MessageView, TestMessageInput, testRequested } from "@gerai/contracts/channels";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { findAccountRow } from "./accounts.store.ts";
import { findOutbound, insertOutbound, lockOutbound, type OutboundRow, updateOutbound } from "./messages.store.ts";
import { readMobileNumber } from "./mobile-number.ts";
import { type Sending, sendMessage } from "./send-message.ts";

const OfMessage = z.object({ messageId: z.uuid() });

function viewMessage(row: OutboundRow): MessageView {
  return {
    id: row.id,
    state: row.state as DeliveryState,
    failure: row.failure,
    stateAt: row.state_at.toISOString(),
  };
}

/** Asks for a message to a phone through an account, so that an administrator sees it arrive. 422 `channels.no-mobile`. */
export const requestTestMessage = command({
  action: "channel.request-test",
  principals: ["staff"],
  permission: "channels:manage",
  input: TestMessageInput.extend({ accountId: z.uuid() }),
  async run(scope, { accountId, to }) {
    const { tx, ctx } = scope;
    const account = await findAccountRow(tx, accountId);
    if (!account) throw notFound();
    const phone = readMobileNumber(to);
    if (!phone) throw new Problem("channels.no-mobile", 422);
    const id = newId(ctx.now());
    const now = ctx.now();
    const message = {
      tenant_id: ctx.tenantId,
      id,
      account_id: accountId,
      reference: id,
      purpose: "test",
      channel: account.channel,
      state: "pending",
      to_sealed: ctx.keys.seal("outbound_message", "to", id, phone),
      created_at: now,
      state_at: now,
    } as const;
    scope.write(insertOutbound(tx, message));
    scope.announce(testRequested, { messageId: id });
    const result: MessageView = { id, state: "pending", failure: null, stateAt: now.toISOString() };
    return { subjectId: accountId, result, details: { messageId: id } };
  },
});

/** What became of a message: sent, delivered, read, or why not. */
export const getMessage = query({
  action: "channel.get-message",
  principals: ["staff"],
  permission: "channels:manage",
  input: OfMessage,
  async run({ tx }, { messageId }): Promise<MessageView> {
    const row = await findOutbound(tx, messageId);
    if (row?.purpose !== "test") throw notFound();
    return viewMessage(row);
  },
});

const readTest = query({
  action: "channel.read-test",
  principals: ["system"],
  input: OfMessage,
  async run({ tx, ctx }, { messageId }) {
    const row = await findOutbound(tx, messageId);
    if (row?.purpose !== "test") throw notFound();
    const { to_sealed: sealed, account_id: accountId } = row;
    const isOpen = row.state === "pending" && sealed !== null && accountId !== null;
    if (!isOpen) return undefined;
    const phone = ctx.keys.open("outbound_message", "to", messageId, sealed).toString("utf8");
    return { phone, accountId, channel: row.channel === "whatsapp" ? ("whatsapp" as const) : ("sms" as const) };
  },
});

/** A test that cannot be tried now has failed: nobody waits for it any longer. */
const failTest = command({
  action: "channel.fail-test",
  principals: ["system"],
  input: OfMessage.extend({ reason: z.string().max(40) }),
  async run(scope, { messageId, reason }) {
    const { tx, ctx } = scope;
    const row = await lockOutbound(tx, messageId);
    if (row?.state !== "pending") throw notFound();
    scope.write(
      updateOutbound(tx, messageId, { state: "failed", state_at: ctx.now(), failure: reason, to_sealed: null }),
    );
    return { subjectId: messageId, result: {}, details: { reason } };
  },
});

/** Sends a test message that was asked for, once; `text` is the same for everyone. */
export const sendTestMessage = procedure({
  action: "channel.send-test",
  principals: ["system"],
  input: OfMessage.extend({ text: z.string().min(1).max(160) }),
  async run(ctx, { messageId, text }): Promise<Sending> {
    const test = await readTest(ctx, { messageId });
    if (!test) return { kind: "done" };
    const { phone, accountId, channel } = test;
    const sending = await sendMessage(ctx, {
      ...{ messageId, reference: messageId, purpose: "test", channel, accountId },
      ...{ to: { phone }, content: { kind: "text", text }, lane: "notice" },
    });
    if (sending.kind === "waiting") await failTest(ctx, { messageId, reason: sending.reason });
    if (sending.kind === "failed" && sending.reason === "no-account")
      await failTest(ctx, { messageId, reason: "no-account" });
    return sending;
  },
});
