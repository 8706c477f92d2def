import {
  type AccountView,
  accountChanged,
  ChangeAccountInput,
  Channel,
  SwitchAccountInput,
} from "@gerai/contracts/channels";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import {
  accountTaken,
  externalIdOf,
  type KeptCredentials,
  monthStart,
  openCredentials,
  sealCredentials,
  settingsColumns,
  staleAccount,
  viewAccount,
  watchColumns,
} from "./account.ts";
import { findWatch, putWatch } from "./account-watch.store.ts";
import {
  type AccountChange,
  type AccountRow,
  findAccountRow,
  isLabelTaken,
  listUsage,
  lockAccountRow,
  updateAccount,
} from "./accounts.store.ts";
import { openHook, routeNumber } from "./add-account.ts";

const OfAccount = z.object({ accountId: z.uuid() });

async function takeAccount({ tx }: Scope, accountId: string, revision?: number): Promise<AccountRow> {
  const row = await lockAccountRow(tx, accountId);
  if (!row) throw notFound();
  if (revision !== undefined && row.revision !== revision) throw staleAccount();
  return row;
}

async function writeChange(
  scope: Scope,
  row: AccountRow,
  change: Omit<AccountChange, "revision" | "changed_at">,
): Promise<AccountView> {
  const { tx, ctx } = scope;
  await updateAccount(tx, row.id, { ...change, revision: row.revision + 1, changed_at: ctx.now() });
  const [after, usage] = [await findAccountRow(tx, row.id), await listUsage(tx, ctx.today(), monthStart(ctx))];
  if (!after) throw notFound();
  scope.announce(accountChanged, { accountId: row.id, channel: Channel.parse(row.channel) });
  return viewAccount(
    after,
    usage.find((sum) => sum.account_id === row.id),
    await findWatch(tx, row.id),
  );
}

/** The new credentials; the app secret before them stays good for what Meta signed with it (WA-2). */
function replaceCredentials(before: KeptCredentials, now: KeptCredentials): KeptCredentials {
  if (before.dialect !== now.dialect) throw new Problem("channels.dialect-fixed", 409);
  if (before.dialect !== "whatsapp-cloud" || now.dialect !== "whatsapp-cloud") return now;
  return before.appSecret === now.appSecret
    ? { ...now, ...(before.previousAppSecret ? { previousAppSecret: before.previousAppSecret } : {}) }
    : { ...now, previousAppSecret: before.appSecret };
}

/**
 * Changes what an account is called, whom it serves and how much it may send; its credentials only when they are given
 * whole. An account that its provider had refused is tried again. 409 `channels.stale-account` when somebody was faster.
 */
export const changeAccount = command({
  action: "channel.change-account",
  principals: ["staff"],
  permission: "channels:manage",
  input: ChangeAccountInput.extend(OfAccount.shape),
  async run(scope, { accountId, revision, credentials, ...settings }) {
    const { tx, ctx } = scope;
    const row = await takeAccount(scope, accountId, revision);
    if (await isLabelTaken(tx, accountId, settings.label)) throw accountTaken("label");
    const change: Partial<Omit<AccountChange, "revision" | "changed_at">> = credentials
      ? {
          credentials_sealed: sealCredentials(
            ctx.keys,
            accountId,
            replaceCredentials(openCredentials(ctx.keys, row), credentials),
          ),
          external_id: externalIdOf(credentials),
        }
      : {};
    if (credentials) await routeNumber(scope, accountId, externalIdOf(credentials));
    await putWatch(tx, { tenant_id: ctx.tenantId, account_id: accountId, ...watchColumns(settings) });
    const result = await writeChange(scope, row, { ...settingsColumns(settings), ...change, stopped_reason: null });
    return { subjectId: accountId, result, details: { withCredentials: credentials !== null } };
  },
});

/** Switches an account on or off. Off, nothing is sent through it; what providers still tell is taken in. */
export const switchAccount = command({
  action: "channel.switch-account",
  principals: ["staff"],
  permission: "channels:manage",
  input: SwitchAccountInput.extend(OfAccount.shape),
  async run(scope, { accountId, revision, isEnabled }) {
    const row = await takeAccount(scope, accountId, revision);
    const result = await writeChange(scope, row, { enabled: isEnabled, stopped_reason: null });
    return { subjectId: accountId, result, details: { isEnabled } };
  },
});

/** Gives the account's hook a new address, e.g. when the old one became known; the old one is dead from now on. */
export const renewHook = command({
  action: "channel.renew-hook",
  principals: ["staff"],
  permission: "channels:manage",
  input: OfAccount,
  async run(scope, { accountId }) {
    const row = await takeAccount(scope, accountId);
    const hookPath = await openHook(scope, accountId, row.channel);
    return { subjectId: accountId, result: { hookPath } };
  },
});
