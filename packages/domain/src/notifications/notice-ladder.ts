import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import { NOTICE_RULES, patienceOf, quietUntil } from "./notice-rules.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long a worker has for one try; afterwards another may take the notice over. */
export const LEASE_MS = 2 * MINUTE_MS;
/** A notice that has reached nobody for a day is given up (OUT-8). */
export const GIVE_UP_MS = 24 * HOUR_MS;
const FIRST_WAIT_MS = MINUTE_MS / 2;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** One that may have gone out is repeated when no receipt has come in this time (SMS-7). */
const UNKNOWN_MS = 10 * MINUTE_MS;
/** A provider that has said nothing for this long will say nothing (SMS-6). */
const RECEIPT_MS = 72 * HOUR_MS;
/** Mail servers try for up to five days before they give a message back (RFC 5321, 4.5.4.1). */
const RETURN_MS = 6 * 24 * HOUR_MS;
/** From the end of the first round until an officer is asked. */
const TASK_MS = 10 * MINUTE_MS;
/** Nobody gets the same message more than twice (OUT-5). */
const MOST_OUT = 2;

/** What passes by itself: the same way is tried again in the next round. Any other failure closes the way. */
const PASSING: ReadonlySet<string> = new Set([
  "retry-later",
  "rate-limited",
  "bad-credentials",
  "no-account",
  "provider-away",
  "pace",
  "quota",
  "budget",
  "template-unusable",
  "channels.email-unavailable",
]);

/** States of a try by how much they prove; `failed` stands below `delivered`: devices report late (WA-5). */
const PROOF = ["waiting", "sending", "unknown", "sent", "failed", "delivered", "read"] as const;
/** What became of one try. */
export type TryState = (typeof PROOF)[number];
/** States of a notice that reached somebody. */
const REACHED = ["sent", "delivered", "read"] as const;
type ReachedState = (typeof REACHED)[number];

/** One try of a notice on one channel. */
export interface NoticeTry {
  readonly id: string;
  readonly channel: NoticeChannel;
  readonly state: TryState;
  readonly failure: string | null;
  readonly started_at: Date;
}

/** A notice as far as it decides what happens next. */
export interface NoticeState {
  readonly kind: NoticeKind;
  readonly ways: readonly NoticeChannel[];
  readonly rung: number;
  readonly round: number;
  readonly state: "pending" | "sending" | "sent" | "delivered" | "read" | "failed";
  readonly due_at: Date | null;
  readonly settled_at: Date | null;
  readonly task_at: Date | null;
  readonly created_at: Date;
}

/** What changes of a notice. */
export interface NoticeChange {
  readonly state?: NoticeState["state"];
  readonly rung?: number;
  readonly round?: number;
  readonly channel?: NoticeChannel;
  readonly due_at?: Date | null;
  readonly failure?: string | null;
  readonly sent_at?: Date;
  readonly settled_at?: Date;
  readonly settled_why?: string;
  readonly task_at?: Date | null;
}

const after = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);

/** When to begin the n-th round (from 1) anew after it reached nobody; undefined when it is time to give up. */
export function nextRound(notice: Pick<NoticeState, "created_at">, round: number, now: Date): Date | undefined {
  const next = after(now, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (round - 1)));
  return next.getTime() - notice.created_at.getTime() > GIVE_UP_MS ? undefined : next;
}

/** The end of a notice that reached nobody. An officer is asked, unless there is nothing to tell any more. */
export function endFailed(notice: NoticeState, why: string, now: Date, asksOfficer = true): NoticeChange {
  const task_at = notice.task_at && notice.task_at < now ? notice.task_at : now;
  const end = { settled_at: now, settled_why: why, failure: why, due_at: null };
  return { state: "failed", ...end, task_at: asksOfficer ? task_at : null };
}

function endReached(state: ReachedState, why: string, channel: NoticeChannel | undefined, now: Date): NoticeChange {
  const end = { settled_at: now, settled_why: why, failure: null, due_at: null, task_at: null };
  return { state, ...end, ...(channel ? { channel } : {}) };
}

/** How many messages of this notice may have come to the person. */
function countOut(tries: readonly NoticeTry[]): number {
  return tries.filter(({ state }) => state !== "waiting" && state !== "failed").length;
}

/** What a worker that comes for a notice has to do. `resume`: a try whose message has an id of its own goes on under it. */
export type Errand =
  | { readonly kind: "leave" }
  | { readonly kind: "wait"; readonly until: Date }
  | { readonly kind: "end"; readonly change: NoticeChange }
  | { readonly kind: "try"; readonly channel: NoticeChannel; readonly resume: NoticeTry | null };

/**
 * What to do with a notice now. A lease that ran out means that a worker vanished: a message to a provider goes on under
 * the same id, which sends once; an e-mail is repeated, as it may or may not have gone. Nothing goes out a third time.
 */
export function errandOf(notice: NoticeState, tries: readonly NoticeTry[], now: Date, timeZone: string): Errand {
  if (notice.settled_at || (notice.due_at && notice.due_at > now)) return { kind: "leave" };
  const last = tries.at(-1);
  if (notice.state === "sent") {
    const why = last?.channel === "email" ? "accepted" : "no-receipt";
    return { kind: "end", change: endReached("sent", why, undefined, now) };
  }
  if (notice.state === "sending" && last?.state === "sending" && last.channel !== "email")
    return { kind: "try", channel: last.channel, resume: last };
  if (countOut(tries) >= MOST_OUT) return { kind: "end", change: endFailed(notice, "outcome-unknown", now) };
  const channel = notice.ways[notice.rung];
  if (!channel) return { kind: "end", change: endFailed(notice, "no-way", now) };
  const quiet = channel !== "email" && !NOTICE_RULES[notice.kind].isUrgent && quietUntil(now, timeZone);
  if (quiet) return { kind: "wait", until: quiet };
  return { kind: "try", channel, resume: last?.state === "waiting" && last.channel === channel ? last : null };
}

/** The next way that is open, in this round or in the next one, or the end. */
function climb(notice: NoticeState, tries: readonly NoticeTry[], now: Date): NoticeChange {
  const failure = tries.at(-1)?.failure ?? "undelivered";
  const closed = new Set(tries.flatMap((one) => (isClosed(one) ? [one.channel] : [])));
  const isOpen = (way: NoticeChannel) => !closed.has(way);
  const rung = notice.ways.findIndex((way, index) => index > notice.rung && isOpen(way));
  if (rung >= 0) return { state: "pending", rung, due_at: null, failure };
  const first = notice.ways.findIndex(isOpen);
  const round = notice.round + 1;
  const next = first < 0 ? undefined : nextRound(notice, round, now);
  if (!next) return endFailed(notice, failure, now);
  return {
    state: "pending",
    rung: first,
    round,
    due_at: next,
    failure,
    task_at: notice.task_at ?? after(now, TASK_MS),
  };
}

const isClosed = ({ state, failure }: NoticeTry) => state === "failed" && !PASSING.has(failure ?? "");

/** The further of two states of a try; false when the second proves nothing new. */
export function isFurther(before: TryState, state: TryState): boolean {
  return PROOF.indexOf(state) > PROOF.indexOf(before);
}

/** What a try came to. */
export interface TryResult {
  readonly state: TryState;
  readonly failure: string | null;
  /** Of `waiting`: when its turn comes. */
  readonly retryAt: Date | null;
}

/** What was learned of a try, as it is kept: one that would wait too long has failed for this round. */
export function settleTry(kind: NoticeKind, result: TryResult, now: Date): TryResult {
  if (result.state !== "waiting" || result.failure === "provider-away") return failedInstead(result);
  const waitMs = (result.retryAt?.getTime() ?? 0) - now.getTime();
  return waitMs <= patienceOf(kind) ? result : failedInstead(result);
}

const failedInstead = (result: TryResult): TryResult =>
  result.state === "waiting" ? { ...result, state: "failed" } : result;

/**
 * What the news about the try at `index` means for the notice; `tries` hold it already, the newest last. A proof of
 * delivery ends the notice whatever came before and so cancels a way that has not been taken yet (WA-5); a failure of the
 * newest try leads on, also of an e-mail that was taken and came back. A notice that ended keeps its end; only a better proof of having reached somebody is still noted.
 */
export function changeAfter(
  notice: NoticeState,
  tries: readonly NoticeTry[],
  index: number,
  retryAt: Date | null,
  now: Date,
): NoticeChange {
  const one = tries[index];
  if (!one) return {};
  const { state, channel } = one;
  if (notice.settled_at) return isBetterProof(notice.state, state) ? { state: state as ReachedState, channel } : {};
  if (state === "delivered" || state === "read") return endReached(state, state, channel, now);
  if (index < tries.length - 1) return {};
  switch (state) {
    case "sent": {
      const due_at = after(now, channel === "email" ? RETURN_MS : RECEIPT_MS);
      return { state: "sent", channel, sent_at: now, due_at, task_at: null, failure: null };
    }
    case "unknown":
      return countOut(tries) < MOST_OUT
        ? { state: "sending", channel, due_at: after(one.started_at, UNKNOWN_MS) }
        : { state: "sending", channel, due_at: after(notice.created_at, GIVE_UP_MS), task_at: notice.task_at ?? now };
    case "failed":
      return climb(notice, tries, now);
    case "waiting":
      return { state: "pending", due_at: retryAt };
    default:
      return {};
  }
}

function isBetterProof(before: NoticeState["state"], state: TryState): boolean {
  const reached: readonly string[] = REACHED;
  return before !== "failed" && reached.indexOf(state) > reached.indexOf(before) && state !== "sent";
}
