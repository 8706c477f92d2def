import type { RecipientState } from "@gerai/contracts/broadcasts";
import type { DeliveryState } from "@gerai/contracts/channels";
import type { RecipientChange, RecipientRow } from "./recipients.store.ts";

/** How long a worker has a head to itself; longer than any provider is waited for. */
const LEASE_MS = 5 * 60_000;
/** For so long a receipt may tell what became of a message whose outcome nobody knows. */
const UNKNOWN_MS = 30 * 60_000;
const MOST_TRIES = 5;
const MINUTE_MS = 60_000;

/** What is written of a message that nobody knows the outcome of. */
export const OUTCOME_UNKNOWN = "outcome-unknown";

/** The part of a head that the ladder looks at. */
export type Rung = Pick<RecipientRow, "state" | "channel" | "tries" | "message_id" | "failure" | "told_at">;

const FAR: readonly RecipientState[] = ["waiting", "sending", "sent", "delivered", "read"];

/** Somebody is about to try; the id of the attempt is written before anything is sent. */
export function claimed(row: Rung, messageId: string, now: Date): RecipientChange {
  const due_at = new Date(now.getTime() + LEASE_MS);
  const tries = row.message_id === messageId ? row.tries : row.tries + 1;
  return { state: "sending", message_id: messageId, tries, due_at, failure: null, state_at: now };
}

/** It went out, or more is known of it. */
export function told(row: Rung, state: "sent" | "delivered" | "read", now: Date): RecipientChange {
  return { state, due_at: null, failure: null, state_at: now, told_at: row.told_at ?? now };
}

/** This rung bears nothing: the next one, or none is left. Of a cancelled broadcast nothing more leaves. */
export function stepDown(row: Rung, failure: string, now: Date, isCancelled: boolean): RecipientChange {
  if (row.channel === "whatsapp" && !isCancelled)
    return { state: "waiting", channel: "sms", tries: 0, message_id: null, due_at: null, failure, state_at: now };
  return { state: "failed", due_at: null, failure, state_at: now };
}

/** It surely did not go out and may later: under the same id while nothing was tried, under a new one after a failure. */
export function putBack(row: Rung, failure: string | null, now: Date, isCancelled: boolean): RecipientChange {
  if (isCancelled) return { state: "cancelled", due_at: null, state_at: now };
  if (failure === null) return { state: "waiting", due_at: null, state_at: now };
  if (row.tries >= MOST_TRIES) return stepDown(row, failure, now, false);
  const due_at = new Date(now.getTime() + 2 ** row.tries * MINUTE_MS);
  return { state: "waiting", message_id: null, due_at, failure, state_at: now };
}

/** Nobody knows: a receipt may tell for a while, then the next rung is tried. */
export function unknown(now: Date): RecipientChange {
  return { state: "sending", failure: OUTCOME_UNKNOWN, due_at: new Date(now.getTime() + UNKNOWN_MS) };
}

/**
 * What a report of a delivery does. A proof that it arrived counts whichever attempt it is of; a failure only of the
 * attempt that was made last. Undefined: nothing.
 */
export function reported(
  row: Rung,
  report: { readonly messageId: string; readonly state: DeliveryState },
  now: Date,
  isCancelled: boolean,
): RecipientChange | undefined {
  const state = row.state as RecipientState;
  const isLast = report.messageId === row.message_id;
  if (state === "cancelled") return undefined;
  if (report.state === "failed") {
    const isOpen = state === "sent" || state === "sending";
    return isLast && isOpen ? stepDown(row, "undelivered", now, isCancelled) : undefined;
  }
  if (report.state !== "sent" && report.state !== "delivered" && report.state !== "read") return undefined;
  if (report.state === "sent" && !isLast) return undefined;
  const isFurther = state === "failed" ? report.state !== "sent" : FAR.indexOf(report.state) > FAR.indexOf(state);
  return isFurther ? told(row, report.state, now) : undefined;
}
