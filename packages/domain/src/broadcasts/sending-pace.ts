import { listBulkLimits } from "../channels/index.ts";
import type { ReadScope } from "../kernel/index.ts";

const DAY_MS = 86_400_000;

/** What the office can send broadcasts through, and how many persons a day it may reach first. */
export interface Pace {
  readonly hasWhatsapp: boolean;
  readonly hasSms: boolean;
  /** Persons a day that a broadcast may take of the portfolio's limit; null without a limit. */
  readonly perDay: number | null;
}

/** The office's pace now. */
export async function readPace(scope: ReadScope): Promise<Pace> {
  const { whatsapp, sms } = await listBulkLimits(scope);
  return { hasWhatsapp: whatsapp !== null, hasSms: sms, perDay: whatsapp?.perDay ?? null };
}

/** When the last of some heads is told: each day takes as many as it may, the first ones at once. */
export function startOfLast(heads: number, perDay: number | null, from: Date): Date {
  if (perDay === null || heads === 0) return from;
  return new Date(from.getTime() + Math.floor((heads - 1) / Math.max(1, perDay)) * DAY_MS);
}

/** Days that it takes: 0 without heads, else at least 1. */
export function daysFor(heads: number, perDay: number | null): number {
  if (heads === 0) return 0;
  return perDay === null ? 1 : Math.ceil(heads / Math.max(1, perDay));
}
