import type { TenantTx } from "@gerai/database";

const COLUMNS = [
  "account_id",
  "receipt_sources",
  "low_balance",
  "balance",
  "balance_currency",
  "balance_at",
  "balance_failure",
] as const;

/** What is watched of an account, as stored. */
export type WatchRow = NonNullable<Awaited<ReturnType<typeof findWatch>>>;

/** What is watched of each account; an account of which nothing is has no row. */
export function listWatches(tx: TenantTx): Promise<WatchRow[]> {
  return tx.selectFrom("account_watch").select(COLUMNS).execute();
}

/** What is watched of one account. */
export function findWatch(tx: TenantTx, accountId: string) {
  return tx.selectFrom("account_watch").select(COLUMNS).where("account_id", "=", accountId).executeTakeFirst();
}

/** Writes what an administrator wants watched. */
export async function putWatch(
  tx: TenantTx,
  row: {
    readonly tenant_id: string;
    readonly account_id: string;
    readonly receipt_sources: string[];
    readonly low_balance: number | null;
  },
): Promise<void> {
  const { receipt_sources, low_balance } = row;
  await tx
    .insertInto("account_watch")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "account_id"]).doUpdateSet({ receipt_sources, low_balance }),
    )
    .execute();
}

/** What a gateway said of the credit left, or why it said nothing; the last amount then stays. */
export async function putBalance(
  tx: TenantTx,
  row: { readonly tenant_id: string; readonly account_id: string },
  said:
    | { readonly balance: number; readonly balance_currency: string; readonly balance_at: Date }
    | { readonly balance_failure: string; readonly balance_at: Date },
): Promise<void> {
  const change = { balance_failure: null, ...said };
  await tx
    .insertInto("account_watch")
    .values({ ...row, ...change })
    .onConflict((conflict) => conflict.columns(["tenant_id", "account_id"]).doUpdateSet(change))
    .execute();
}
