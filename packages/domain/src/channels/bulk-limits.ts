import type { ReadScope } from "../kernel/index.ts";
import { type AccountRow, listAccountRows } from "./accounts.store.ts";

/** The part of each limit that a broadcast leaves to everything else (OUT-10). */
export const BULK_RESERVE = 0.2;

/** What a limit leaves to broadcasts. */
export function bulkPart(limit: number): number {
  return limit - Math.floor(limit * BULK_RESERVE);
}

/** What the office can send broadcasts through. */
export interface BulkLimits {
  /** Null without a number in use; `perDay` is how many persons a day it may write to first, null without a limit. */
  readonly whatsapp: { readonly perDay: number | null } | null;
  readonly sms: boolean;
}

const isForAll = (row: AccountRow, channel: string) =>
  row.channel === channel && row.enabled && row.stopped_reason === null && row.service_codes.length === 0;

/** The limits of what goes to the whole office's people; of several WhatsApp numbers the largest. */
export async function listBulkLimits({ tx }: ReadScope): Promise<BulkLimits> {
  const rows = await listAccountRows(tx);
  const numbers = rows.filter((row) => isForAll(row, "whatsapp"));
  const limits = numbers.map((row) => {
    const portfolio = row.portfolio_daily_limit === null ? null : bulkPart(row.portfolio_daily_limit);
    const known = [portfolio, row.daily_quota].filter((limit) => limit !== null);
    return known.length === 0 ? null : Math.min(...known);
  });
  const perDay = limits.includes(null) ? null : Math.max(...limits.map(Number));
  return {
    whatsapp: numbers.length === 0 ? null : { perDay },
    sms: rows.some((row) => isForAll(row, "sms")),
  };
}
