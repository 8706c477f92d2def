import { scrub } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";
import { PayloadError } from "./consumer.ts";

/** Longest wait between two tries, in milliseconds: anything longer is a due row, which survives a lost queue. */
const LONGEST_WAIT_MS = 60_000;

/** True when another try can help: not for a payload that does not fit, nor for a `Problem` that blames the request. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof PayloadError) return false;
  return !(error instanceof Problem) || error.status >= 500;
}

/**
 * Milliseconds to wait after the n-th failed try (n from 1): exponential with full jitter (OUT-8), never under a tenth
 * of the step, so that a random zero does not hammer a server that is down. `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, baseMs: number, random: number): number {
  const step = Math.min(LONGEST_WAIT_MS, baseMs * 2 ** (attempt - 1));
  return Math.round(step * (0.1 + 0.9 * random));
}

/** A failure in words fit for the queue and the dead-letter table: code or name and scrubbed message, 300 characters. */
export function failureReason(error: unknown): string {
  if (error instanceof Problem) return error.code;
  if (error instanceof Error) return scrub(`${error.name}: ${error.message}`).slice(0, 300);
  return "unknown error";
}
