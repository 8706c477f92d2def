import type { AccountSettings, AccountView, Channel, ChannelHours, Credentials } from "@gerai/contracts/channels";
import { Problem } from "@gerai/foundation/problem";
import type { z } from "zod";
import type { Context, KeyRing } from "../kernel/index.ts";
import type { WatchRow } from "./account-watch.store.ts";
import type { AccountRow, UsageSum } from "./accounts.store.ts";

/** What is sealed: the credentials, and the WhatsApp app secret before the newest, which counts while both are in use. */
export type KeptCredentials = Credentials & { readonly previousAppSecret?: string };

/** The channel that a dialect serves. */
export function channelOf(credentials: Credentials): Channel {
  return credentials.dialect === "whatsapp-cloud" ? "whatsapp" : "sms";
}

/** The id by which a provider names the account in what it sends, where it does. */
export function externalIdOf(credentials: Credentials): string | null {
  return credentials.dialect === "whatsapp-cloud" ? credentials.phoneNumberId : null;
}

/** Credentials as they are stored. */
export function sealCredentials(keys: KeyRing, accountId: string, credentials: KeptCredentials): Buffer {
  return keys.sealJson("provider_account", "credentials", accountId, credentials);
}

/** Credentials as they are used; never answered, never logged. */
export function openCredentials(keys: KeyRing, row: Pick<AccountRow, "id" | "credentials_sealed">): KeptCredentials {
  return keys.openJson<KeptCredentials>("provider_account", "credentials", row.id, row.credentials_sealed);
}

/** Settings as columns. */
export function settingsColumns(settings: z.output<typeof AccountSettings>) {
  return {
    label: settings.label,
    public_number: settings.publicNumber,
    service_codes: settings.services,
    portfolio: settings.portfolio,
    portfolio_daily_limit: settings.portfolioDailyLimit,
    daily_quota: settings.dailyQuota,
    monthly_budget: settings.monthlyBudget,
    hours: settings.hours,
    business_account_id: settings.businessAccountId,
  };
}

/** Whether the credit left is below what somebody wants to be told of. */
export function isBalanceLow({ balance, low_balance }: Pick<WatchRow, "balance" | "low_balance">): boolean {
  return balance !== null && low_balance !== null && balance < low_balance;
}

function viewBalance(watch: WatchRow): AccountView["balance"] {
  const { balance: amount, balance_currency, balance_at, balance_failure: failure } = watch;
  if (balance_at === null) return null;
  const currency = balance_currency ?? "";
  return { amount, currency, at: balance_at.toISOString(), isLow: isBalanceLow(watch), failure };
}

/** What an administrator wants watched of an account, as columns. */
export function watchColumns(settings: z.output<typeof AccountSettings>) {
  return { receipt_sources: settings.receiptSources, low_balance: settings.lowBalance };
}

/** An account as administrators see it. */
export function viewAccount(row: AccountRow, usage: UsageSum | undefined, watch: WatchRow | undefined): AccountView {
  return {
    id: row.id,
    channel: row.channel as Channel,
    dialect: row.dialect as AccountView["dialect"],
    label: row.label,
    publicNumber: row.public_number,
    services: row.service_codes,
    portfolio: row.portfolio,
    portfolioDailyLimit: row.portfolio_daily_limit,
    dailyQuota: row.daily_quota,
    monthlyBudget: row.monthly_budget,
    hours: row.hours as ChannelHours,
    businessAccountId: row.business_account_id,
    isEnabled: row.enabled,
    stoppedReason: row.stopped_reason,
    share: row.share,
    revision: row.revision,
    today: { messages: usage?.messages ?? 0, units: usage?.units ?? 0 },
    monthUnits: usage?.month_units ?? 0,
    receiptSources: watch?.receipt_sources ?? [],
    lowBalance: watch?.low_balance ?? null,
    balance: watch ? viewBalance(watch) : null,
  };
}

/** The same label twice, or a number that another account holds already. */
export function accountTaken(what: "label" | "number"): Problem {
  return new Problem(`channels.${what}-taken`, 409);
}

/** Somebody changed the account since it was read. */
export function staleAccount(): Problem {
  return new Problem("channels.stale-account", 409);
}

/** The first day of the office's month, `YYYY-MM-DD`. */
export function monthStart(ctx: Pick<Context, "today">): string {
  return `${ctx.today().slice(0, 7)}-01`;
}
