import { AddAccountInput, accountChanged, type NewAccountView } from "@gerai/contracts/channels";
import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { command, type Scope } from "../kernel/index.ts";
import {
  accountTaken,
  channelOf,
  externalIdOf,
  sealCredentials,
  settingsColumns,
  viewAccount,
  watchColumns,
} from "./account.ts";
import { findWatch, putWatch } from "./account-watch.store.ts";
import { deleteRoutes, findAccountRow, insertAccount, insertRoute } from "./accounts.store.ts";

/** Leads input for a WhatsApp number to its account; 409 when another account, of any office, has the number. */
export async function routeNumber({ tx, ctx }: Scope, accountId: string, externalId: string | null): Promise<void> {
  await deleteRoutes(tx, ctx.tenantId, accountId, "number");
  if (externalId === null) return;
  const key_hash = hashSecret(externalId);
  const isFree = await insertRoute(tx, { kind: "number", key_hash, office_id: ctx.tenantId, account_id: accountId });
  if (!isFree) throw accountTaken("number");
}

/** The address that the provider shall call, with a new secret in it; the one before leads nowhere from now on. */
export async function openHook({ tx, ctx }: Scope, accountId: string, channel: string): Promise<string> {
  const key = newSecretCode();
  await deleteRoutes(tx, ctx.tenantId, accountId, "hook");
  await insertRoute(tx, {
    kind: "hook",
    key_hash: hashSecret(key),
    office_id: ctx.tenantId,
    account_id: accountId,
  });
  return `/api/v1/hooks/${channel}/${key}`;
}

/**
 * Adds a number of the office at a provider. It is switched on at once. The credentials are sealed and never answered; the
 * address of the hook is answered this once. 409 `channels.label-taken` or `channels.number-taken`.
 */
export const addAccount = command({
  action: "channel.add-account",
  principals: ["staff"],
  permission: "channels:manage",
  input: AddAccountInput,
  async run(scope, { credentials, ...settings }) {
    const { tx, ctx } = scope;
    const id = newId(ctx.now());
    const channel = channelOf(credentials);
    const external_id = externalIdOf(credentials);
    const isFree = await insertAccount(tx, {
      ...settingsColumns(settings),
      tenant_id: ctx.tenantId,
      id,
      channel,
      dialect: credentials.dialect,
      external_id,
      credentials_sealed: sealCredentials(ctx.keys, id, credentials),
      enabled: true,
      revision: 1,
      created_at: ctx.now(),
      changed_at: ctx.now(),
    });
    if (!isFree) throw accountTaken("label");
    await putWatch(tx, { tenant_id: ctx.tenantId, account_id: id, ...watchColumns(settings) });
    await routeNumber(scope, id, external_id);
    const hookPath = await openHook(scope, id, channel);
    const row = await findAccountRow(tx, id);
    if (!row) throw accountTaken("label");
    scope.announce(accountChanged, { accountId: id, channel });
    const result: NewAccountView = { account: viewAccount(row, undefined, await findWatch(tx, id)), hookPath };
    return { subjectId: id, result, details: { channel, dialect: credentials.dialect } };
  },
});
