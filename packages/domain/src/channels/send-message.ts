import { SendInput } from "@gerai/contracts/channels";
import { z } from "zod";
import { command, procedure } from "../kernel/index.ts";
import { claimMessage, type SendClaim, type Waiting } from "./claim-message.ts";
import { dispatchMessage } from "./dispatch-message.ts";
import type { SendFailure, SendOutcome } from "./ports.ts";
import { settleMessage } from "./settle-message.ts";

/**
 * What came of an attempt. `waiting` was not tried and may be tried again under the same id; `failed` was, and needs a
 * new one; `unknown` may have gone out, a receipt will tell; `done` was tried before.
 */
export type Sending =
  | { readonly kind: "sent" }
  | { readonly kind: "unknown" }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly reason: Exclude<SendFailure, "unknown-outcome"> | "no-account" }
  | Waiting;

/** What an attempt came to, by what the provider said. */
export function sendingOf(outcome: SendOutcome): Exclude<Sending, Waiting | { readonly kind: "done" }> {
  if (outcome.kind === "accepted") return { kind: "sent" };
  return outcome.kind === "unknown-outcome" ? { kind: "unknown" } : { kind: "failed", reason: outcome.kind };
}

const claim = command({
  action: "message.claim",
  principals: ["system"],
  input: SendInput,
  async run(scope, order) {
    const { messageId, purpose, reference } = order;
    const result: SendClaim = await claimMessage(scope, { order });
    return { subjectId: messageId, result, details: { claim: result.kind, purpose, reference } };
  },
});

const settle = command({
  action: "message.settle",
  principals: ["system"],
  input: z.object({ messageId: z.uuid(), accountId: z.uuid(), outcome: z.custom<SendOutcome>() }),
  async run(scope, input) {
    const { messageId, accountId, outcome } = input;
    const code = "code" in outcome ? outcome.code : null;
    const state = await settleMessage(scope, input);
    return { subjectId: messageId, result: { state }, details: { outcome: outcome.kind, code, accountId } };
  },
});

/**
 * Sends one message through an account of the office, once per `messageId`. No transaction is open while the provider is
 * spoken to, and what it says later moves the message on by itself (`channel.delivery-changed`). Throws 422 for what can
 * never be sent: `channels.not-for-sms`, `channels.sms-too-long`. Rooms that write of their own before and after it take
 * its three parts into their transactions: `claimMessage`, `dispatchMessage`, `settleMessage`.
 */
export const sendMessage = procedure({
  action: "message.send",
  principals: ["system"],
  input: SendInput,
  async run(ctx, order): Promise<Sending> {
    const claimed = await claim(ctx, order);
    if (claimed.kind === "no-account") return { kind: "failed", reason: "no-account" };
    if (claimed.kind !== "go") return claimed;
    const outcome = await dispatchMessage(ctx, claimed);
    await settle(ctx, { messageId: order.messageId, accountId: claimed.accountId, outcome });
    return sendingOf(outcome);
  },
});
