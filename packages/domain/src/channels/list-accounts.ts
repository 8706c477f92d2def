import type { AccountView } from "@gerai/contracts/channels";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { monthStart, viewAccount } from "./account.ts";
import { listWatches } from "./account-watch.store.ts";
import { listAccountRows, listUsage } from "./accounts.store.ts";

/** The office's accounts with providers and what went through them; no secret of any. */
export const listAccounts = query({
  action: "channel.list-accounts",
  principals: ["staff"],
  permission: "channels:manage",
  input: z.object({}),
  async run({ tx, ctx }): Promise<AccountView[]> {
    const [rows, usage, watches] = await Promise.all([
      listAccountRows(tx),
      listUsage(tx, ctx.today(), monthStart(ctx)),
      listWatches(tx),
    ]);
    return rows.map((row) =>
      viewAccount(
        row,
        usage.find((sum) => sum.account_id === row.id),
        watches.find((watch) => watch.account_id === row.id),
      ),
    );
  },
});
