import type { ReadScope } from "../kernel/index.ts";
import { isBalanceLow, monthStart } from "./account.ts";
import { listWatches } from "./account-watch.store.ts";
import { listAccountRows, listUsage } from "./accounts.store.ts";
import { countParked } from "./parked-input.store.ts";

const DAY_MS = 86_400_000;
/** From this part of a quota or a budget on somebody is told. */
const NEAR = 0.9;

/** What is wrong with an account, or soon will be. */
export interface AccountTrouble {
  readonly accountId: string;
  readonly kind: "account-stopped" | "low-balance" | "quota-near" | "budget-near";
  /** The provider's code, or the credit left. */
  readonly code: string | null;
}

const isNear = (used: number, most: number | null): boolean => most !== null && used >= most * NEAR;

/** What the office's accounts that are switched on need somebody for. */
export async function listAccountTroubles({ tx, ctx }: ReadScope): Promise<AccountTrouble[]> {
  const [rows, usages, watches] = await Promise.all([
    listAccountRows(tx),
    listUsage(tx, ctx.today(), monthStart(ctx)),
    listWatches(tx),
  ]);
  return rows
    .filter(({ enabled }) => enabled)
    .flatMap(({ id: accountId, stopped_reason, daily_quota, monthly_budget }) => {
      const usage = usages.find((sum) => sum.account_id === accountId);
      const watch = watches.find((row) => row.account_id === accountId);
      const left = watch ? `${watch.balance ?? 0} ${watch.balance_currency ?? ""}`.trim() : null;
      const found: readonly (readonly [boolean, AccountTrouble["kind"], string | null])[] = [
        [stopped_reason !== null, "account-stopped", stopped_reason],
        [watch !== undefined && isBalanceLow(watch), "low-balance", left],
        [isNear(usage?.messages ?? 0, daily_quota), "quota-near", null],
        [isNear(usage?.month_units ?? 0, monthly_budget), "budget-near", null],
      ];
      return found.flatMap(([isSo, kind, code]) => (isSo ? [{ accountId, kind, code }] : []));
    });
}

/** How many pieces of input for numbers that the office does not have came in the last day (WA-6). */
export async function countStrayInput({ tx, ctx }: ReadScope): Promise<number> {
  return await countParked(tx, new Date(ctx.now().getTime() - DAY_MS));
}
