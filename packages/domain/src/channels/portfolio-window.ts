import type { Scope } from "../kernel/index.ts";
import type { AccountRow } from "./accounts.store.ts";
import { bulkPart } from "./bulk-limits.ts";
import { findPersonAt, findWindowEdge, setPersonAt } from "./portfolio.store.ts";

const DAY_MS = 86_400_000;

/** One person whom a template may be sent to. */
interface Contacting {
  /** E.164, or a user id. */
  readonly person: string;
  readonly isBulk: boolean;
}

/**
 * Counts a person to the portfolio of an account, or says from when on there is room again: WhatsApp lets a portfolio
 * write first to so many different persons in any 24 hours (WA-9). Whoever was counted already costs nothing; a broadcast
 * leaves a fifth to others. Call it while the office's bucket is held, so that two never take the last place.
 */
export async function countPerson(
  { tx, ctx }: Scope,
  row: AccountRow,
  { person, isBulk }: Contacting,
): Promise<{ readonly retryAt: Date } | undefined> {
  const limit = row.portfolio_daily_limit;
  if (limit === null) return undefined;
  const now = ctx.now();
  const since = new Date(now.getTime() - DAY_MS);
  const portfolio = ctx.keys.index("channels.portfolio", row.portfolio ?? row.id);
  const key = { portfolio_hash: portfolio, person_hash: ctx.keys.index("channels.person", person) };
  const last = await findPersonAt(tx, key);
  if (!last || last <= since) {
    // While the one that many places ago is younger than a day, all places are taken.
    const edge = await findWindowEdge(tx, portfolio, isBulk ? bulkPart(limit) : limit, since);
    if (edge) return { retryAt: new Date(edge.getTime() + DAY_MS) };
  }
  await setPersonAt(tx, { tenant_id: ctx.tenantId, ...key, last_at: now });
  return undefined;
}
