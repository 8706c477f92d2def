import { type Dialect, SendInput } from "@gerai/contracts/channels";
import { dayInZone } from "@gerai/foundation/clock";
import { Problem } from "@gerai/foundation/problem";
import { measureSms, plainSms } from "@gerai/foundation/sms-segments";
import type { z } from "zod";
import { type Context, type Scope, step } from "../kernel/index.ts";
import { monthStart, openCredentials } from "./account.ts";
import { type AccountRow, addUsage, listUsage, type UsageSum } from "./accounts.store.ts";
import { BULK_RESERVE } from "./bulk-limits.ts";
import {
  type BucketName,
  insertOutbound,
  lockBuckets,
  lockOutbound,
  setBucketsFull,
  updateOutbound,
} from "./messages.store.ts";
import { countPerson } from "./portfolio-window.ts";
import type { OpenAccount, ProviderOrder } from "./ports.ts";
import { listAway } from "./provider-breakers.ts";
import { readAccounts } from "./read-accounts.ts";
import { bucketOf, SEND_RATES } from "./send-rates.ts";
import { drawAccount } from "./sms-balance.ts";
import { type BucketRate, takeFrom } from "./token-bucket.ts";

/** Why a message waits, and until when; null when nobody knows. */
export interface Waiting {
  readonly kind: "waiting";
  readonly reason: "quota" | "budget" | "pace" | "provider-away";
  readonly retryAt: Date;
}

/** A message that may go out now, once, through this account; its place and its tokens are taken. */
export interface ClaimedMessage {
  readonly kind: "go";
  readonly accountId: string;
  readonly dialect: Dialect;
  readonly account: OpenAccount;
  readonly order: ProviderOrder;
}

/** What a claim comes to; `done` was claimed before. */
export type SendClaim = ClaimedMessage | { readonly kind: "no-account" } | { readonly kind: "done" } | Waiting;

const HOUR_MS = 3_600_000;
const PROVIDER_AWAY_MS = 30_000;
/** More than this is too dear and too long to be read (SMS-2). */
const MOST_SEGMENTS = 2;
/** The next instant at which the office's calendar shows another day, or another month. */
function nextStart(now: Date, timeZone: string, length: 7 | 10): Date {
  const current = dayInZone(now, timeZone).slice(0, length);
  // The offices' zones lie whole hours from UTC.
  let at = new Date(Math.ceil((now.getTime() + 1) / HOUR_MS) * HOUR_MS);
  while (dayInZone(at, timeZone).slice(0, length) === current) at = new Date(at.getTime() + HOUR_MS);
  return at;
}

type Order = z.output<typeof SendInput>;

/** The order as it is sent, and what it costs. An SMS is plain text of at most two segments. */
function prepare(order: Order): { readonly order: Order; readonly units: number } {
  if (order.channel === "whatsapp") return { order, units: 1 };
  if (order.content.kind !== "text" || !("phone" in order.to)) throw new Problem("channels.not-for-sms", 422);
  const text = plainSms(order.content.text);
  const units = measureSms(text).segments;
  if (units > MOST_SEGMENTS) throw new Problem("channels.sms-too-long", 422, { segments: units });
  return { order: { ...order, content: { kind: "text", text } }, units };
}

function candidates(accounts: readonly AccountRow[], order: Order): AccountRow[] {
  const usable = accounts.filter(
    (row) =>
      row.channel === order.channel &&
      row.enabled &&
      row.stopped_reason === null &&
      (order.accountId === null || row.id === order.accountId),
  );
  if (order.accountId !== null) return usable;
  const { service } = order;
  const ofService = usable.filter((row) => service !== null && row.service_codes.includes(service));
  return ofService.length > 0 ? ofService : usable.filter((row) => row.service_codes.length === 0);
}

/** An even number from 0 up to 1 out of an id, so that the same message draws the same account. */
function drawOf(messageId: string): number {
  return Number.parseInt(messageId.slice(-8), 16) / 2 ** 32;
}

function findLimit(ctx: Context, row: AccountRow, usage: UsageSum | undefined, units: number): Waiting | undefined {
  const { timeZone } = ctx.office;
  if (row.daily_quota !== null && (usage?.messages ?? 0) >= row.daily_quota)
    return { kind: "waiting", reason: "quota", retryAt: nextStart(ctx.now(), timeZone, 10) };
  if (row.monthly_budget !== null && (usage?.month_units ?? 0) + units > row.monthly_budget)
    return { kind: "waiting", reason: "budget", retryAt: nextStart(ctx.now(), timeZone, 7) };
  return undefined;
}

/** Buckets as they are once the message has taken its tokens. */
type TakenBucket = BucketName & { readonly full_at: Date };

/** A token of every bucket that the message goes through, held but not yet written; or until when there are none. */
async function takeTokens(scope: Scope, row: AccountRow, order: Order): Promise<Waiting | TakenBucket[]> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const person = "phone" in order.to ? order.to.phone : order.to.userId;
  const rates = SEND_RATES[order.channel];
  const asked: { name: BucketName; rate: BucketRate }[] = [
    { name: bucketOf(ctx, "number", row.id), rate: rates.number },
    { name: bucketOf(ctx, "office", order.channel), rate: rates.office },
    { name: bucketOf(ctx, "pair", `${row.id} ${person}`), rate: rates.pair },
  ];
  const held = await lockBuckets(
    tx,
    ctx.tenantId,
    asked.map((one) => one.name),
    now,
  );
  const takings = asked.map(({ name: { kind }, rate }) => {
    const reserve = order.lane === "bulk" && kind !== "pair" ? Math.floor(rate.capacity * BULK_RESERVE) : 0;
    return takeFrom(held.get(kind)?.getTime() ?? 0, rate, now.getTime(), reserve);
  });
  const waitMs = Math.max(0, ...takings.map((taking) => ("waitMs" in taking ? taking.waitMs : 0)));
  if (waitMs > 0) return { kind: "waiting", reason: "pace", retryAt: new Date(now.getTime() + waitMs) };
  const isFirst = order.content.kind === "template";
  const full = isFirst ? await countPerson(scope, row, { person, isBulk: order.lane === "bulk" }) : undefined;
  if (full) return { kind: "waiting", reason: "pace", ...full };
  return asked.flatMap(({ name: bucket }, index) => {
    const taking = takings[index];
    return taking && "fullAt" in taking ? [{ ...bucket, full_at: new Date(Math.ceil(taking.fullAt)) }] : [];
  });
}

/** A message that has its account and its tokens. */
interface Sendable {
  readonly row: AccountRow;
  readonly order: Order;
  readonly units: number;
  readonly tokens: TakenBucket[];
  /** The message was written before, waiting. */
  readonly isKnown: boolean;
}

/** Writes that the message is on its way; from here on a second claim of it comes to nothing. */
function writeSending(scope: Scope, { row, order, units, tokens, isKnown }: Sendable): void {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const sending = { account_id: row.id, state: "sending", state_at: now } as const;
  const { messageId: id, reference, purpose, channel } = order;
  const begun = { tenant_id: ctx.tenantId, id, reference, purpose, channel, created_at: now, units, ...sending };
  scope.write(
    setBucketsFull(tx, ctx.tenantId, tokens),
    isKnown ? updateOutbound(tx, id, { ...sending, units, to_sealed: null }) : insertOutbound(tx, begun),
    addUsage(tx, { tenant_id: ctx.tenantId, account_id: row.id, day: ctx.today(), units }),
  );
}

/** A message that is to go out. */
export interface MessageClaim {
  readonly order: SendInput;
  /** Its id was made in this very transaction, so nobody can have claimed it. */
  readonly isNew?: boolean;
}

/** Whether any of these accounts has a limit that the days' counts decide. */
const isCounted = (rows: readonly AccountRow[]) =>
  rows.some((row) => row.daily_quota !== null || row.monthly_budget !== null);

/**
 * Finds the account that a message goes out through and takes what it costs: a place in the day's quota and the month's
 * budget, a token of each bucket. What must wait is written nowhere. Throws 422 for what can never be sent:
 * `channels.not-for-sms`, `channels.sms-too-long`.
 */
export const claimMessage = step(async (scope: Scope, { order: asked, isNew }: MessageClaim): Promise<SendClaim> => {
  const { tx, ctx } = scope;
  const { order, units } = prepare(SendInput.parse(asked));
  // Sent together, run in this order.
  const [known, rows] = await Promise.all([isNew ? undefined : lockOutbound(tx, order.messageId), readAccounts(scope)]);
  if (known && known.state !== "pending") return { kind: "done" };
  const usable = candidates(rows, order);
  if (usable.length === 0) return { kind: "no-account" };
  const away = listAway(ctx);
  const awake = usable.filter((row) => !away.has(row.id));
  const retryAt = new Date(ctx.now().getTime() + PROVIDER_AWAY_MS);
  if (awake.length === 0) return { kind: "waiting", reason: "provider-away", retryAt };
  const usages = isCounted(awake) ? await listUsage(tx, ctx.today(), monthStart(ctx)) : [];
  const limitOf = (row: AccountRow) =>
    findLimit(
      ctx,
      row,
      usages.find((sum) => sum.account_id === row.id),
      units,
    );
  const row = drawAccount(
    awake.filter((one) => !limitOf(one)),
    drawOf(order.messageId),
  );
  const first = awake[0];
  if (!row) return (first && limitOf(first)) ?? { kind: "no-account" };
  const tokens = await takeTokens(scope, row, order);
  if (!Array.isArray(tokens)) return tokens;
  writeSending(scope, { row, order, units, tokens, isKnown: known !== undefined });
  return {
    kind: "go",
    accountId: row.id,
    dialect: row.dialect as Dialect,
    account: { publicNumber: row.public_number, credentials: openCredentials(ctx.keys, row) },
    order: { reference: order.messageId, to: order.to, content: order.content, isUrgent: order.lane === "urgent" },
  };
});
