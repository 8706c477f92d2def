import { type DeliveryState, SendInput } from "@gerai/contracts/channels";
import { notFound, Problem } from "@gerai/foundation/problem";
import { measureSms, plainSms } from "@gerai/foundation/sms-segments";
import { z } from "zod";
import { type Context, command, procedure, type Resources } from "../kernel/index.ts";
import { stopAccount } from "./accounts.store.ts";
import { type Breaker, begin, CLOSED, end, isPassable } from "./circuit-breaker.ts";
import { claimMessage, type Waiting } from "./claim-message.ts";
import { listReceiptStates, lockOutbound, updateOutbound } from "./messages.store.ts";
import type { SendFailure, SendOutcome } from "./ports.ts";
import { applyReports } from "./work-receipts.ts";

/** More than this is too dear and too long to be read (SMS-2). */
const MOST_SEGMENTS = 2;
const MOST_BREAKERS = 10_000;

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

type Order = z.output<typeof SendInput>;

/** Breakers of this process, one for each account: another process finds out for itself. */
const breakers = new WeakMap<Resources["database"], Map<string, Breaker>>();

function breakersOf({ resources }: Context): Map<string, Breaker> {
  const known = breakers.get(resources.database) ?? new Map<string, Breaker>();
  breakers.set(resources.database, known);
  if (known.size > MOST_BREAKERS) known.clear();
  return known;
}

/** The order as it is sent, and what it costs. An SMS is plain text of at most two segments. */
function prepare(order: Order): { readonly order: Order; readonly units: number } {
  if (order.channel === "whatsapp") return { order, units: 1 };
  if (order.content.kind !== "text" || !("phone" in order.to)) throw new Problem("channels.not-for-sms", 422);
  const text = plainSms(order.content.text);
  const units = measureSms(text).segments;
  if (units > MOST_SEGMENTS) throw new Problem("channels.sms-too-long", 422, { segments: units });
  return { order: { ...order, content: { kind: "text", text } }, units };
}

const SettleInput = z.object({
  messageId: z.uuid(),
  accountId: z.uuid(),
  outcome: z.object({
    kind: z.string(),
    providerId: z.string().max(400).optional(),
    code: z.string().max(80).optional(),
  }),
});

/** Writes down what the provider said; receipts that were faster have their effect now. */
const settleMessage = command({
  action: "message.settle",
  principals: ["system"],
  input: SettleInput,
  async run(scope, { messageId, accountId, outcome }) {
    const { tx, ctx } = scope;
    const { providerId = "" } = outcome;
    // Sent together, run in this order: receipts that come once the message is held find it themselves.
    const [row, receipts] = await Promise.all([
      lockOutbound(tx, messageId),
      outcome.kind === "accepted" ? listReceiptStates(tx, accountId, providerId) : [],
    ]);
    if (!row) throw notFound();
    const details = { outcome: outcome.kind, code: outcome.code ?? null, accountId };
    const finish = (result: { readonly state: DeliveryState }) => ({ subjectId: messageId, result, details });
    if (outcome.kind === "accepted" && outcome.providerId !== undefined) {
      const provider_id = row.provider_id ?? providerId;
      const known = provider_id === providerId ? receipts : await listReceiptStates(tx, accountId, provider_id);
      const reports = [{ state: "sent", code: null }, ...known];
      // Whoever sends a notice notes this itself, and asks again after a crash: an event would be three jobs for nothing.
      const heard = row.purpose === "notice" ? "sent" : null;
      const state = await applyReports(scope, row, reports, { provider_id, sent_at: ctx.now() }, heard);
      return finish({ state });
    }
    if (outcome.kind === "bad-credentials") await stopAccount(tx, accountId, outcome.code ?? outcome.kind);
    if (outcome.kind === "unknown-outcome") {
      await updateOutbound(tx, messageId, { failure: outcome.kind });
      return finish({ state: row.state as DeliveryState });
    }
    const state = await applyReports(scope, { ...row, failure: outcome.kind }, [{ state: "failed", code: null }]);
    return finish({ state });
  },
});

/** A failure that says something about the provider and not about this message. */
const isProvidersFault = ({ kind }: SendOutcome): boolean => kind === "retry-later" || kind === "unknown-outcome";

/**
 * Sends one message through an account of the office, once per `messageId`. No transaction is open while the provider is
 * spoken to, and what it says later moves the message on by itself (`channel.delivery-changed`). Throws 422 for what can
 * never be sent: `channels.not-for-sms`, `channels.sms-too-long`.
 */
export const sendMessage = procedure({
  action: "message.send",
  principals: ["system"],
  input: SendInput,
  async run(ctx, input): Promise<Sending> {
    const { order, units } = prepare(input);
    const known = breakersOf(ctx);
    const nowMs = () => ctx.now().getTime();
    const prefix = `${ctx.tenantId} `;
    const away = [...known]
      .filter(([key, breaker]) => key.startsWith(prefix) && !isPassable(breaker, nowMs()))
      .map(([key]) => key.slice(prefix.length));
    const claim = await claimMessage(ctx, { order, units, away });
    if (claim.kind === "no-account") return { kind: "failed", reason: "no-account" };
    if (claim.kind !== "go") return claim;
    const { messageId } = order;
    const { accountId, account, dialect } = claim;
    const key = prefix + accountId;
    known.set(key, begin(known.get(key) ?? CLOSED, nowMs()));
    const provider = ctx.ports.messages[dialect];
    const outcome: SendOutcome = provider
      ? await provider.send(account, {
          reference: messageId,
          to: order.to,
          content: order.content,
          isUrgent: order.lane === "urgent",
        })
      : { kind: "retry-later", code: "not-configured" };
    known.set(key, end(known.get(key) ?? CLOSED, !isProvidersFault(outcome), nowMs()));
    await settleMessage(ctx, { messageId, accountId, outcome });
    if (outcome.kind === "accepted") return { kind: "sent" };
    return outcome.kind === "unknown-outcome" ? { kind: "unknown" } : { kind: "failed", reason: outcome.kind };
  },
});
