import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { openCredentials } from "./account.ts";
import { putBalance } from "./account-watch.store.ts";
import { listAccountRows } from "./accounts.store.ts";
import type { BalanceOutcome, OpenAccount } from "./ports.ts";

/** What a column of whole numbers holds. */
const MOST = 2_147_483_647;

/** Accounts with a gateway that sells credit, opened. One that its provider refused is asked too: credit may be why. */
const openSmsAccounts = query({
  action: "channel.open-sms-accounts",
  principals: ["system"],
  input: z.object({}),
  async run({ tx, ctx }) {
    const rows = (await listAccountRows(tx)).filter(({ channel, enabled }) => channel === "sms" && enabled);
    return rows.map((row) => {
      const credentials = openCredentials(ctx.keys, row);
      const account: OpenAccount = { publicNumber: row.public_number, credentials };
      return { accountId: row.id, account };
    });
  },
});

const noteBalance = command({
  action: "channel.note-balance",
  principals: ["system"],
  input: z.object({ accountId: z.uuid(), outcome: z.custom<BalanceOutcome>() }),
  async run({ tx, ctx }, { accountId, outcome }) {
    const balance_at = ctx.now();
    const row = { tenant_id: ctx.tenantId, account_id: accountId };
    if (outcome.kind === "known") {
      const balance = Math.max(-MOST, Math.min(MOST, Math.floor(outcome.amount)));
      await putBalance(tx, row, { balance, balance_currency: outcome.currency, balance_at });
    } else await putBalance(tx, row, { balance_failure: outcome.kind, balance_at });
    return { subjectId: accountId, result: {}, details: { outcome: outcome.kind } };
  },
});

/**
 * Asks the gateway of every SMS account that is switched on how much credit is left, and keeps what it says (SMS-4). No
 * transaction is open while it is asked; a dialect that nobody here speaks is not asked.
 */
export const readBalances = procedure({
  action: "channel.read-balances",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<void> {
    for (const { accountId, account } of await openSmsAccounts(ctx, {})) {
      const outcome = await ctx.ports.messages[account.credentials.dialect]?.balance?.(account);
      if (outcome) await noteBalance(ctx, { accountId, outcome });
    }
  },
});
