/** How long a worker has for one attempt; afterwards another may take the notice over. */
export const LEASE_MS = 2 * 60_000;
/** A notice that cannot be handed over for a day is given up (OUT-8). */
export const GIVE_UP_MS = 24 * 3_600_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** Kept in `failure` while a notice whose worker vanished is sent once more: nobody knows whether it went out before. */
export const REPEATED = "repeated";

/** A notice as far as it decides what happens next. */
export interface NoticeState {
  readonly state: string;
  readonly lease_until: Date | null;
  readonly failure: string | null;
  readonly created_at: Date;
}

/** What a worker that comes for a notice has to do. */
export type Claim = "send" | "repeat" | "give-up" | "leave";

/**
 * Whether a notice may be sent now. A lease that ran out means that a worker vanished between sending and writing that
 * down: it is sent once more and no oftener, so that nobody gets the same message more than twice (OUT-5).
 */
export function claimOf(notice: NoticeState, now: Date): Claim {
  const isOver = notice.lease_until === null || notice.lease_until <= now;
  if (!isOver) return "leave";
  if (notice.state === "pending") return "send";
  if (notice.state !== "sending") return "leave";
  return notice.failure === REPEATED ? "give-up" : "repeat";
}

/** When to try again after the n-th attempt (from 1) found the mail server away; undefined when it is time to give up. */
export function nextTry(notice: Pick<NoticeState, "created_at">, attempts: number, now: Date): Date | undefined {
  const next = new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1)));
  return next.getTime() - notice.created_at.getTime() > GIVE_UP_MS ? undefined : next;
}
