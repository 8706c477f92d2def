import { inTenant, type TenantTx } from "@gerai/database";
import { Problem } from "@gerai/foundation/problem";
import type { Context } from "../kernel/index.ts";
import {
  type BucketKey,
  type BucketState,
  deleteBucket,
  findBucket,
  giveBack,
  lockBucket,
  setBucket,
  sweepBuckets,
} from "./throttle.store.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONGEST_DELAY_SECONDS = 60;

/** Failures that cost no waiting: of one account from one place, and of one account from anywhere unknown. */
const FREE_HERE = 5;
const FREE_ANYWHERE = 20;
/** After this long without a failure an account starts anew. */
const FORGOTTEN_AFTER = HOUR;
/** For this long a place where the person signed in is known. */
const KNOWN_FOR = 30 * DAY;
const KNOWN_PLACE = "known-place";

/** What every verb that throttles works in. */
export interface ThrottleScope {
  readonly tx: TenantTx;
  readonly ctx: Context;
}

/** 429 with the seconds to wait, rounded up. */
export function slowDown(waitMs: number): Problem {
  return new Problem("identity.slow-down", 429, { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
}

/** Seconds to wait after so many failures in a row: nothing for the free ones, then 1, 2, 4 .. 60 (AUTH-5). */
export function delaySeconds(failures: number, free: number = FREE_HERE): number {
  return failures < free ? 0 : Math.min(LONGEST_DELAY_SECONDS, 2 ** Math.min(failures - free, 10));
}

/** Where a request comes from, as coarse as neighbours share it: IPv4 /24, IPv6 /48. Never stored but as a keyed hash. */
export function addressPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (plain.includes(":")) return `${plain.split("::")[0]?.split(":").slice(0, 3).join(":") ?? ""}::`;
  return plain.split(".").slice(0, 3).join(".");
}

function keyOf(ctx: Context, bucket: string, key: string): BucketKey {
  return { bucket, keyHash: ctx.keys.index(`throttle.${bucket}`, key) };
}

/** What taking a token says: refused ones also tell how long, and whether this is the window's first refusal. */
export type Token =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly waitMs: number; readonly isFirst: boolean };

/** Takes one of `limit` tokens of a window that starts with its first use; throws nothing. */
export async function countToken(
  { tx, ctx }: ThrottleScope,
  bucket: string,
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<Token> {
  const now = ctx.now();
  const name = keyOf(ctx, bucket, key);
  const state = await lockBucket(tx, ctx.tenantId, name, now);
  const endsAt = state.since.getTime() + windowSeconds * 1000;
  const current = endsAt <= now.getTime() ? { used: 0, since: now } : state;
  const used = Math.min(current.used + 1, limit + 2);
  await setBucket(tx, name, { used, since: current.since });
  if (used <= limit) return { isTaken: true };
  const waitMs = current.since.getTime() + windowSeconds * 1000 - now.getTime();
  return { isTaken: false, waitMs, isFirst: used === limit + 1 };
}

/** A part of a window's tokens that is asked for at once. */
export interface LotWish {
  readonly bucket: string;
  readonly key: string;
  readonly lot: number;
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Takes up to `lot` tokens of a window at once; with none left `count` is 0 and `waitMs` says how long. Throws nothing. */
export async function takeLot(
  { tx, ctx }: ThrottleScope,
  { bucket, key, lot, limit, windowSeconds }: LotWish,
): Promise<{ readonly count: number; readonly waitMs: number }> {
  const now = ctx.now();
  const name = keyOf(ctx, bucket, key);
  const state = await lockBucket(tx, ctx.tenantId, name, now);
  const isOver = state.since.getTime() + windowSeconds * 1000 <= now.getTime();
  const { used, since } = isOver ? { used: 0, since: now } : state;
  const count = Math.max(0, Math.min(lot, limit - used));
  if (count > 0) await setBucket(tx, name, { used: used + count, since });
  return { count, waitMs: since.getTime() + windowSeconds * 1000 - now.getTime() };
}

/**
 * Takes a token inside another verb's transaction; 429 `identity.slow-down` when none is left. A verb that fails
 * afterwards gives the token back by its rollback: where failures are what counts, use `spendToken`.
 */
export async function takeToken(
  scope: ThrottleScope,
  bucket: string,
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<void> {
  const token = await countToken(scope, bucket, key, limit, windowSeconds);
  if (!token.isTaken) throw slowDown(token.waitMs);
}

/** The same in a transaction of its own, before the verb: a guess stays counted whatever becomes of it (AUTH-9). */
export async function spendToken(
  ctx: Context,
  bucket: string,
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<void> {
  const token = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => ({
    value: await countToken({ tx, ctx }, bucket, key, limit, windowSeconds),
  }));
  if (!token.isTaken) throw slowDown(token.waitMs);
}

/** Gives back a token taken in this very transaction: the try turned out to be a right one, and only wrong ones count. */
export async function returnToken({ tx, ctx }: ThrottleScope, bucket: string, key: string): Promise<void> {
  await giveBack(tx, keyOf(ctx, bucket, key));
}

/** One secret of one account, tried from one place. */
export interface Attempt {
  /** Passwords and time codes are counted apart. */
  readonly secret: "password" | "factor";
  /** User name as typed, or the person's id: unknown names are counted like known ones (AUTH-6). */
  readonly account: string;
  readonly clientAddress: string;
  /** Token of the device's cookie, if it has one: a device on which this account signed in has a bucket of its own. */
  readonly device?: string;
}

function deviceKey(ctx: Context, secret: Attempt["secret"], account: string, device: string): BucketKey {
  return keyOf(ctx, KNOWN_PLACE, `device|${secret}|${account}|${device}`);
}

/** The counters of an attempt. `isKnown`: from this device, or this place, the person has signed in lately. */
async function bucketsOf({ tx, ctx }: ThrottleScope, { secret, account, clientAddress, device }: Attempt) {
  const now = ctx.now();
  const place = `${account}|${addressPrefix(clientAddress)}`;
  const known = keyOf(ctx, KNOWN_PLACE, `${secret}|${place}`);
  const anywhere = keyOf(ctx, `${secret}-anywhere`, account);
  const isOwnDevice = device !== undefined && (await isKnown(tx, deviceKey(ctx, secret, account, device), now));
  const here = isOwnDevice
    ? keyOf(ctx, `${secret}-device`, `${account}|${device}`)
    : keyOf(ctx, `${secret}-here`, place);
  return { here, anywhere, known, isKnown: isOwnDevice || (await isKnown(tx, known, now)) };
}

/** Remembers a device for an account's passwords and codes, and forgets the token it had before. */
export async function rememberDevice(
  { tx, ctx }: ThrottleScope,
  person: { readonly id: string; readonly username: string },
  device: string,
  before: string | undefined,
): Promise<void> {
  const now = ctx.now();
  for (const [secret, account] of [
    ["password", person.username],
    ["factor", person.id],
  ] as const) {
    if (before !== undefined) await deleteBucket(tx, deviceKey(ctx, secret, account, before));
    const key = deviceKey(ctx, secret, account, device);
    await lockBucket(tx, ctx.tenantId, key, now);
    await setBucket(tx, key, { used: 1, since: now });
  }
}

function recent(state: BucketState, now: Date): BucketState {
  return now.getTime() - state.since.getTime() >= FORGOTTEN_AFTER ? { used: 0, since: now } : state;
}

function waitOf(state: BucketState, free: number, now: Date): number {
  return state.since.getTime() + delaySeconds(state.used, free) * 1000 - now.getTime();
}

async function isKnown(tx: TenantTx, known: BucketKey, now: Date): Promise<boolean> {
  const row = await findBucket(tx, known);
  return row !== undefined && row.used > 0 && now.getTime() - row.window_start.getTime() < KNOWN_FOR;
}

/**
 * Starts an attempt: counts it as a failure at once, so that guesses sent together are not all let through, and answers
 * the milliseconds to wait, 0 when it may go on. A delay is never extended by attempts made during it. Failures from
 * elsewhere slow down unknown places only: who signed in from this place lately is not kept out by a stranger, and who
 * comes with a known device not even by one behind the same address (AUTH-5).
 */
export async function startAttempt(scope: ThrottleScope, attempt: Attempt): Promise<number> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const { here, anywhere, isKnown } = await bucketsOf(scope, attempt);
  const hereState = recent(await lockBucket(tx, ctx.tenantId, here, now), now);
  const hereWait = waitOf(hereState, FREE_HERE, now);
  if (hereWait > 0) return hereWait;
  if (!isKnown) {
    const anywhereState = recent(await lockBucket(tx, ctx.tenantId, anywhere, now), now);
    const wait = waitOf(anywhereState, FREE_ANYWHERE, now);
    if (wait > 0) return wait;
    await setBucket(tx, anywhere, { used: Math.min(anywhereState.used + 1, 1000), since: now });
  }
  await setBucket(tx, here, { used: Math.min(hereState.used + 1, 1000), since: now });
  return 0;
}

/** Ends an attempt well: the place is known from now on, its failures are forgotten, those from elsewhere are not. */
export async function succeedAttempt(scope: ThrottleScope, attempt: Attempt): Promise<void> {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const { here, anywhere, known, isKnown } = await bucketsOf(scope, attempt);
  await deleteBucket(tx, here);
  if (!isKnown) await giveBack(tx, anywhere);
  await lockBucket(tx, ctx.tenantId, known, now);
  await setBucket(tx, known, { used: 1, since: now });
  await sweepBuckets(tx, new Date(now.getTime() - DAY), KNOWN_PLACE, new Date(now.getTime() - KNOWN_FOR));
}
