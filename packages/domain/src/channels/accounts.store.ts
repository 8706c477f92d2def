import type { Database, Statement, TenantTx } from "@gerai/database";
import { sql } from "kysely";

const COLUMNS = [
  "id",
  "channel",
  "dialect",
  "label",
  "public_number",
  "external_id",
  "service_codes",
  "portfolio",
  "portfolio_daily_limit",
  "daily_quota",
  "monthly_budget",
  "hours",
  "credentials_sealed",
  "enabled",
  "stopped_reason",
  "share",
  "share_moved_at",
  "revision",
  "business_account_id",
] as const;

/** An account as stored. */
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccountRow>>>;

/** Every account, by label. */
export function listAccountRows(tx: TenantTx) {
  return tx.selectFrom("provider_account").select(COLUMNS).orderBy(sql`label collate "C"`).execute();
}

/** One account. */
export function findAccountRow(tx: TenantTx, id: string) {
  return tx.selectFrom("provider_account").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** One account, held until the transaction ends. */
export function lockAccountRow(tx: TenantTx, id: string) {
  return tx.selectFrom("provider_account").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

type AccountValues = Parameters<ReturnType<TenantTx["insertInto"]>["values"]>[0];

/** Writes a new account; false when the label is taken. */
export async function insertAccount(tx: TenantTx, row: AccountValues): Promise<boolean> {
  const written = await tx
    .insertInto("provider_account")
    .values(row as never)
    .onConflict((conflict) => conflict.columns(["tenant_id", "label"]).doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether another account than `id` has this label. */
export async function isLabelTaken(tx: TenantTx, id: string, label: string): Promise<boolean> {
  const row = await tx
    .selectFrom("provider_account")
    .select("id")
    .where("label", "=", label)
    .where("id", "<>", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** What an administrator may change of an account. */
export interface AccountChange {
  readonly credentials_sealed?: Buffer;
  readonly external_id?: string | null;
  readonly enabled?: boolean;
  readonly stopped_reason?: null;
  readonly revision: number;
  readonly changed_at: Date;
}

/** Changes an account; call it on a locked row. */
export async function updateAccount(tx: TenantTx, id: string, change: AccountChange): Promise<void> {
  await tx.updateTable("provider_account").set(change).where("id", "=", id).execute();
}

/** Rests an account that its provider refused. */
export async function stopAccount(tx: TenantTx, id: string, reason: string): Promise<void> {
  await tx.updateTable("provider_account").set({ stopped_reason: reason }).where("id", "=", id).execute();
}

/** Gives an SMS account another part of the load. */
export async function setShare(tx: TenantTx, id: string, share: number, now: Date): Promise<void> {
  await tx.updateTable("provider_account").set({ share, share_moved_at: now }).where("id", "=", id).execute();
}

/** What went through an account today and this month. */
export interface UsageSum {
  readonly account_id: string;
  readonly messages: number;
  readonly units: number;
  readonly month_units: number;
}

/** Usage of every account that sent something this month. */
export async function listUsage(tx: TenantTx, today: string, monthStart: string): Promise<UsageSum[]> {
  return await tx
    .selectFrom("channel_usage")
    .select([
      "account_id",
      sql<number>`coalesce(sum(messages) filter (where day = ${today}), 0)::int`.as("messages"),
      sql<number>`coalesce(sum(units) filter (where day = ${today}), 0)::int`.as("units"),
      sql<number>`sum(units)::int`.as("month_units"),
    ])
    .where("day", ">=", monthStart)
    .groupBy("account_id")
    .execute();
}

/** The statement that counts one message and its paid units to the account's day. */
export function addUsage(
  tx: TenantTx,
  row: { readonly tenant_id: string; readonly account_id: string; readonly day: string; readonly units: number },
): Statement {
  return tx
    .insertInto("channel_usage")
    .values({ ...row, messages: 1 })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "account_id", "day"]).doUpdateSet({
        messages: sql`channel_usage.messages + 1`,
        units: sql`channel_usage.units + excluded.units`,
      }),
    );
}

/** The kinds of entries in the routing table. */
export type RouteKind = "hook" | "number";

/** Leads input to an account; false when another account has that entry. */
export async function insertRoute(
  tx: TenantTx,
  row: { readonly kind: RouteKind; readonly key_hash: Buffer; readonly office_id: string; readonly account_id: string },
): Promise<boolean> {
  const written = await tx
    .insertInto("channel_route")
    .values(row)
    .onConflict((conflict) => conflict.columns(["kind", "key_hash"]).doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes an account's entries of a kind out of the routing table. */
export async function deleteRoutes(tx: TenantTx, officeId: string, accountId: string, kind: RouteKind): Promise<void> {
  await tx
    .deleteFrom("channel_route")
    .where("office_id", "=", officeId)
    .where("account_id", "=", accountId)
    .where("kind", "=", kind)
    .execute();
}

/** The office and account behind a key, read before any office is known. */
export function findRoute(database: Database, kind: RouteKind, keyHash: Buffer) {
  return database.global
    .selectFrom("channel_route")
    .select(["office_id", "account_id"])
    .where("kind", "=", kind)
    .where("key_hash", "=", keyHash)
    .executeTakeFirst();
}
