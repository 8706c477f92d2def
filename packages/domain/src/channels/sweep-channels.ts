import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { listAccountRows, setShare } from "./accounts.store.ts";
import { deleteBadAddresses } from "./bad-addresses.store.ts";
import { goneBefore } from "./bad-addresses.ts";
import { deleteOldReports } from "./mail-reports.store.ts";
import { deleteOldInput, listAccountsWithReceipts, listSmsPace } from "./messages.store.ts";
import { deleteOldPersons } from "./portfolio.store.ts";
import { rebalance } from "./sms-balance.ts";
import { workReceipts } from "./work-receipts.ts";

const MINUTE_MS = 60_000;
const LOOKED_BACK_MS = 15 * MINUTE_MS;
const SLOW_MS = 5 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEPT_MS = 90 * DAY_MS;

const Nothing = z.object({});

const findOpen = query({
  action: "channel.list-open-receipts",
  principals: ["system"],
  input: Nothing,
  run: ({ tx }) => listAccountsWithReceipts(tx),
});

/** The parts that the office's two SMS accounts should have now, or null when they stay. */
const readBalance = query({
  action: "channel.read-balance",
  principals: ["system"],
  input: Nothing,
  async run({ tx, ctx }) {
    const now = ctx.now();
    const rows = (await listAccountRows(tx)).filter(
      (row) => row.channel === "sms" && row.enabled && row.stopped_reason === null && row.service_codes.length === 0,
    );
    const [first, second] = rows;
    if (!first || !second || rows.length > 2) return null;
    const pace = await listSmsPace(tx, new Date(now.getTime() - LOOKED_BACK_MS), now, SLOW_MS);
    const asBalanced = ({ id, share }: typeof first) => {
      const of = pace.find((row) => row.account_id === id);
      return { id, share, sent: of?.sent ?? 0, slow: of?.slow ?? 0 };
    };
    const movedAt = first.share_moved_at?.getTime() ?? null;
    const shares = rebalance([asBalanced(first), asBalanced(second)], movedAt, now.getTime());
    return shares && { first: { id: first.id, share: shares[0] }, second: { id: second.id, share: shares[1] } };
  },
});

const Part = z.object({ id: z.uuid(), share: z.int().min(0).max(100) });

/** Moves load from the slower of the office's two SMS accounts to the other, or back (REL-12). */
const moveShares = command({
  action: "channel.move-shares",
  principals: ["system"],
  input: z.object({ first: Part, second: Part }),
  async run({ tx, ctx }, { first, second }) {
    for (const { id, share } of [first, second]) await setShare(tx, id, share, ctx.now());
    return { subjectId: first.id, result: {}, details: { shares: [first.share, second.share] } };
  },
});

const forgetInput = command({
  action: "channel.forget-input",
  principals: ["system"],
  input: Nothing,
  async run({ tx, ctx }) {
    const now = ctx.now();
    const deleted = await deleteOldInput(tx, new Date(now.getTime() - KEPT_MS), now);
    await deleteOldPersons(tx, new Date(now.getTime() - DAY_MS));
    await deleteOldReports(tx, new Date(now.getTime() - KEPT_MS));
    await deleteBadAddresses(tx, goneBefore(now));
    return { subjectId: null, result: { deleted }, details: { deleted } };
  },
});

/** Gives all receipts of an account their effect, batch by batch. */
export const workAllReceipts = procedure({
  action: "channel.work-all-receipts",
  principals: ["system"],
  input: z.object({ accountId: z.uuid() }),
  async run(ctx, { accountId }): Promise<void> {
    let after: Parameters<typeof workReceipts>[1]["after"] = null;
    do {
      after = (await workReceipts(ctx, { accountId, after })).endedAt;
    } while (after);
  },
});

/** What an office's accounts need every minute: receipts that no job took care of (OUT-6), and the balance of its SMS. */
export const sweepChannels = procedure({
  action: "channel.sweep",
  principals: ["system"],
  input: Nothing,
  async run(ctx): Promise<void> {
    for (const accountId of await findOpen(ctx, {})) await workAllReceipts(ctx, { accountId });
    const balance = await readBalance(ctx, {});
    if (balance) await moveShares(ctx, balance);
  },
});

/** What it needs every night: input older than 90 days is deleted, and what made an address bad a year ago. */
export const tidyChannels = procedure({
  action: "channel.tidy",
  principals: ["system"],
  input: Nothing,
  run: (ctx) => forgetInput(ctx, {}),
});
