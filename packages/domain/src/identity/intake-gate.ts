import { inTenant } from "@gerai/database";
import { Problem } from "@gerai/foundation/problem";
import type { Context } from "../kernel/index.ts";
import { type LotWish, takeLot } from "./throttle.ts";

/** What citizens send that makes rows or files, and what anybody may ask of an office without a cookie (`question`). */
export type IntakeKind = "draft" | "upload" | "submission" | "question";

/** How many of a kind are taken within `INTAKE_WINDOW_SECONDS`: from one address, and in one office from everywhere. */
export interface IntakeLimit {
  readonly perAddress: number;
  readonly perOffice: number;
}

/** The limits of every kind. */
export type IntakeLimits = Readonly<Record<IntakeKind, IntakeLimit>>;

/** The window that starts with a key's first use. */
export const INTAKE_WINDOW_SECONDS = 600;

/**
 * Two a second from one address for ten minutes: a whole village behind one address of its mobile provider, or a hall of
 * counters, never meets them; a program that floods does. An office may get ten times as much. A case has some five files.
 * A question is answered from memory: ten a second from one address, so that a portal may ask for its readers.
 */
export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  draft: { perAddress: 1_200, perOffice: 12_000 },
  upload: { perAddress: 6_000, perOffice: 60_000 },
  submission: { perAddress: 1_200, perOffice: 12_000 },
  question: { perAddress: 6_000, perOffice: 120_000 },
};

/** A key's share of the window in this process: `left` may be used without asking the database. */
interface Share {
  left: number;
  readonly endsAt: number;
  /** Nothing is left anywhere until then, milliseconds since the epoch. */
  closedUntil: number;
  /** A lot is being taken. */
  fetching: Promise<void> | undefined;
}

/** Takes the next lot of a limit into a share, or closes the share until the window ends. */
async function fetchLot(ctx: Context, share: Share, wish: Omit<LotWish, "windowSeconds">): Promise<void> {
  try {
    const taken = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => ({
      value: await takeLot({ tx, ctx }, { ...wish, windowSeconds: INTAKE_WINDOW_SECONDS }),
    }));
    share.left += taken.count;
    if (taken.count === 0) share.closedUntil = ctx.now().getTime() + taken.waitMs;
  } finally {
    share.fetching = undefined;
  }
}

/** This many parts make up a limit; a process takes one at a time, the first without asking. */
const LOTS = 50;
/** Keys a process remembers; the oldest are forgotten first, and then start with a free part again. */
const MOST_KEYS = 50_000;

/** Lets what citizens send or ask pass until a limit is reached; 429 `identity.too-many-sent` beyond it. */
export type IntakeGate = (ctx: Context, kind: IntakeKind, clientAddress: string) => Promise<void>;

/** An address as one household or company has it: an IPv4 address, the /64 of an IPv6 one. */
export function addressOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const [front, back] = [head.split(":").filter(Boolean), tail.split(":").filter(Boolean)];
  const gap = plain.includes("::")
    ? Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0")
    : [];
  return [...front, ...gap, ...back].slice(0, 4).join(":");
}

function tooManySent(waitMs: number): Problem {
  return new Problem("identity.too-many-sent", 429, { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
}

/**
 * Opens a gate for a process. It counts in lots: a fiftieth of a limit is free for each process, so that an ordinary
 * citizen causes no write of its own, and every further fiftieth is taken from the office's counters in the database,
 * which all processes share. Over all processes a limit is passed by at most one lot each.
 */
export function createIntakeGate(limits: IntakeLimits = DEFAULT_INTAKE_LIMITS): IntakeGate {
  const shares = new Map<string, Share>();

  const shareOf = (name: string, lot: number, now: number): Share => {
    const known = shares.get(name);
    if (known && known.endsAt > now) return known;
    shares.delete(name);
    const share = { left: lot, endsAt: now + INTAKE_WINDOW_SECONDS * 1000, closedUntil: 0, fetching: undefined };
    shares.set(name, share);
    const oldest = shares.size > MOST_KEYS ? shares.keys().next().value : undefined;
    if (oldest !== undefined) shares.delete(oldest);
    return share;
  };

  const pass = async (ctx: Context, bucket: string, key: string, limit: number): Promise<void> => {
    const now = ctx.now().getTime();
    const lot = Math.max(1, Math.floor(limit / LOTS));
    const share = shareOf(`${ctx.tenantId} ${bucket} ${key}`, lot, now);
    while (share.left === 0) {
      if (share.closedUntil > now) throw tooManySent(share.closedUntil - now);
      // Requests that come together wait for one lot, instead of taking one each.
      share.fetching ??= fetchLot(ctx, share, { bucket, key, lot, limit: limit - lot });
      await share.fetching;
    }
    share.left -= 1;
  };

  return async (ctx, kind, clientAddress) => {
    const { perAddress, perOffice } = limits[kind];
    await pass(ctx, `${kind}-address`, addressOf(clientAddress), perAddress);
    await pass(ctx, `${kind}-office`, "all", perOffice);
  };
}
