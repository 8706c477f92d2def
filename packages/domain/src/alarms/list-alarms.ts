import type { AlarmsView } from "@gerai/contracts/alarms";
import { z } from "zod";
import { readAccounts } from "../channels/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { countDeadLetters, listDeadLetters, listOpenAlarms } from "./alarms.store.ts";
import { isTrying } from "./dead-letters.ts";

const MOST_SHOWN = 100;

/** What stands, with the accounts by name. */
export async function viewAlarms(scope: ReadScope): Promise<AlarmsView["alarms"]> {
  const [rows, accounts] = await Promise.all([listOpenAlarms(scope.tx), readAccounts(scope)]);
  return rows.map(({ id, kind, account_id, code, count, since }) => {
    const found = accounts.find((account) => account.id === account_id);
    const account = found ? { id: found.id, label: found.label } : null;
    return { id, kind, account, code, count, since: since.toISOString() };
  });
}

/** What needs a person of the office: alarms, and jobs that were given up. */
export const listAlarms = query({
  action: "alarm.list",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({}),
  async run(scope): Promise<AlarmsView> {
    const { tx, ctx } = scope;
    const now = ctx.now();
    const [alarms, count, rows] = await Promise.all([
      viewAlarms(scope),
      countDeadLetters(tx, now),
      listDeadLetters(tx, MOST_SHOWN),
    ]);
    const shown = rows.map((row) => ({
      ...{ id: row.id, job: row.job, reason: row.reason, attempts: row.attempts },
      ...{ failedAt: row.failed_at.toISOString(), isTrying: isTrying(row, now) },
    }));
    return { alarms, deadLetters: { count, rows: shown } };
  },
});
