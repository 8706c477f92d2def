import type { ReadScope } from "../kernel/index.ts";
import { type AccountRow, listAccountRows } from "./accounts.store.ts";

const seen = new WeakMap<ReadScope["tx"], Promise<AccountRow[]>>();

/**
 * The office's accounts, by label, as this transaction first saw them: whoever plans a message and sends it in one
 * transaction reads them once.
 */
export function readAccounts({ tx }: ReadScope): Promise<AccountRow[]> {
  const rows = seen.get(tx) ?? listAccountRows(tx);
  seen.set(tx, rows);
  return rows;
}
