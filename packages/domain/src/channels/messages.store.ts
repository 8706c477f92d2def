import type { DeliveryState } from "@gerai/contracts/channels";
import type { Statement, TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** A statement holds at most 65,535 parameters; a row here has less than ten. */
const ROWS_AT_ONCE = 2_000;

function* inChunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}

/** What a provider said of a message. */
export interface ReceiptRow {
  readonly tenant_id: string;
  readonly account_id: string;
  readonly provider_id: string;
  readonly state: "sent" | "delivered" | "read" | "failed";
  readonly reference: string | null;
  readonly code: string | null;
  readonly at: Date;
  readonly received_at: Date;
}

/** Keeps receipts that are not there yet; answers how many those were. */
export async function insertReceipts(tx: TenantTx, rows: readonly ReceiptRow[]): Promise<number> {
  let added = 0;
  for (const chunk of inChunks(rows)) {
    const result = await tx
      .insertInto("delivery_receipt")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["tenant_id", "account_id", "provider_id", "state"]).doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

/** Input as it is kept. */
export interface InboundRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly account_id: string;
  readonly provider_id: string;
  readonly kind: string;
  readonly body_sealed: Buffer;
  readonly received_at: Date;
}

/** Keeps input that is not there yet; answers the ids of what was new. */
export async function insertInbound(tx: TenantTx, rows: readonly InboundRow[]): Promise<string[]> {
  const added: string[] = [];
  for (const chunk of inChunks(rows)) {
    const written = await tx
      .insertInto("inbound_message")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["tenant_id", "account_id", "provider_id"]).doNothing())
      .returning("id")
      .execute();
    added.push(...written.map(({ id }) => id));
  }
  return added;
}

/** Input, locked, so that it is worked on once. */
export function lockInbound(tx: TenantTx, id: string) {
  return tx
    .selectFrom("inbound_message")
    .select(["id", "account_id", "kind", "body_sealed", "received_at", "worked_at"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** The input has had its effect. */
export async function markInboundWorked(tx: TenantTx, id: string, now: Date): Promise<void> {
  await tx.updateTable("inbound_message").set({ worked_at: now }).where("id", "=", id).execute();
}

/** Input that came in a span of time and has had no effect; what was put aside is not meant. */
export async function listOpenInbound(tx: TenantTx, from: Date, to: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("inbound_message")
    .select("id")
    .where("worked_at", "is", null)
    .where("kind", "<>", "parked")
    .where("received_at", ">=", from)
    .where("received_at", "<", to)
    .orderBy("received_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Where a batch of receipts ended. */
export interface ReceiptMark {
  readonly received_at: Date;
  readonly provider_id: string;
  readonly state: string;
}

/** Receipts behind a mark that have had no effect yet, oldest first, each held by one worker. */
export function takeOpenReceipts(tx: TenantTx, accountId: string, after: ReceiptMark | null, limit: number) {
  return tx
    .selectFrom("delivery_receipt")
    .select(["provider_id", "state", "reference", "code", "received_at"])
    .where("account_id", "=", accountId)
    .where("worked_at", "is", null)
    .$if(after !== null, (open) =>
      open.where(({ refTuple, tuple, eb }) =>
        eb(
          refTuple("received_at", "provider_id", "state"),
          ">",
          tuple(after?.received_at ?? new Date(0), after?.provider_id ?? "", after?.state ?? ""),
        ),
      ),
    )
    .orderBy("received_at")
    .orderBy("provider_id")
    .orderBy("state")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Accounts with receipts that have had no effect yet. */
export async function listAccountsWithReceipts(tx: TenantTx): Promise<string[]> {
  const rows = await tx
    .selectFrom("delivery_receipt")
    .select("account_id")
    .distinct()
    .where("worked_at", "is", null)
    .execute();
  return rows.map(({ account_id }) => account_id);
}

/** These receipts have had their effect. No other of the same message: it may have come since they were taken. */
export async function markReceiptsWorked(
  tx: TenantTx,
  accountId: string,
  receipts: readonly { readonly provider_id: string; readonly state: string }[],
  now: Date,
): Promise<void> {
  if (receipts.length === 0) return;
  const ids = receipts.map((receipt) => receipt.provider_id);
  const states = receipts.map((receipt) => receipt.state);
  await tx
    .updateTable("delivery_receipt")
    .set({ worked_at: now })
    .where("account_id", "=", accountId)
    .where(sql<boolean>`(provider_id, state) in (select * from unnest(${ids}::text[], ${states}::text[]))`)
    .execute();
}

const OUTBOUND = [
  "id",
  "account_id",
  "reference",
  "purpose",
  "channel",
  "state",
  "failure",
  "provider_id",
  "to_sealed",
  "state_at",
] as const;

/** A message as it is worked on. */
export type OutboundRow = NonNullable<Awaited<ReturnType<typeof findOutbound>>>;

/** One message. */
export function findOutbound(tx: TenantTx, id: string) {
  return tx.selectFrom("outbound_message").select(OUTBOUND).where("id", "=", id).executeTakeFirst();
}

/** One message, held until the transaction ends. */
export function lockOutbound(tx: TenantTx, id: string) {
  return tx.selectFrom("outbound_message").select(OUTBOUND).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** The messages of an account that receipts may be about, by our id or the provider's, held in one order. */
export function lockReported(
  tx: TenantTx,
  accountId: string,
  ids: readonly string[],
  providerIds: readonly string[],
): Promise<OutboundRow[]> {
  return tx
    .selectFrom("outbound_message")
    .select(OUTBOUND)
    .where("account_id", "=", accountId)
    .where((on) =>
      on.or([
        ...(ids.length > 0 ? [on("id", "in", [...ids])] : []),
        ...(providerIds.length > 0 ? [on("provider_id", "in", [...providerIds])] : []),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** A message that is to be sent, or is being sent. */
export interface NewOutbound {
  readonly tenant_id: string;
  readonly id: string;
  readonly account_id: string | null;
  readonly reference: string;
  readonly purpose: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly to_sealed?: Buffer;
  readonly units?: number;
  readonly created_at: Date;
  readonly state_at: Date;
}

/** The statement that writes a message. */
export function insertOutbound(tx: TenantTx, row: NewOutbound): Statement {
  return tx.insertInto("outbound_message").values(row);
}

/** What changes of a message. */
export interface OutboundChange {
  readonly account_id?: string;
  readonly state?: DeliveryState;
  readonly state_at?: Date;
  readonly failure?: string | null;
  readonly provider_id?: string;
  readonly units?: number;
  readonly sent_at?: Date;
  readonly to_sealed?: null;
}

/** The statement that moves a message on; for a locked row. */
export function updateOutbound(tx: TenantTx, id: string, change: OutboundChange): Statement {
  return tx.updateTable("outbound_message").set(change).where("id", "=", id);
}

/** What is known under an id that a provider gave. */
export interface KnownId {
  /** Another message of the account has it: the provider gave it twice. */
  readonly isTaken: boolean;
  /** States that receipts told. */
  readonly receipts: readonly { readonly state: string; readonly code: string | null }[];
}

/** What is known under the id that a provider gave to a message of ours. */
export async function readProviderId(
  tx: TenantTx,
  messageId: string,
  accountId: string,
  providerId: string,
): Promise<KnownId> {
  const row = await tx
    .selectNoFrom((on) => [
      on
        .exists(
          on
            .selectFrom("outbound_message")
            .select("id")
            .where("account_id", "=", accountId)
            .where("provider_id", "=", providerId)
            .where("id", "<>", messageId),
        )
        .as("isTaken"),
      on
        .selectFrom("delivery_receipt")
        .select(
          sql<KnownId["receipts"]>`coalesce(json_agg(json_build_object('state', state, 'code', code)), '[]')`.as(
            "told",
          ),
        )
        .where("account_id", "=", accountId)
        .where("provider_id", "=", providerId)
        .as("receipts"),
    ])
    .executeTakeFirstOrThrow();
  return { isTaken: row.isTaken === true, receipts: row.receipts ?? [] };
}

/** How SMS accounts did with what they took since `since`; slow is what was not delivered within `slowMs`. */
export async function listSmsPace(tx: TenantTx, since: Date, now: Date, slowMs: number) {
  const late = new Date(now.getTime() - slowMs);
  return await tx
    .selectFrom("outbound_message")
    .select([
      "account_id",
      sql<number>`count(*)::int`.as("sent"),
      sql<number>`count(*) filter (where case when state in ('delivered', 'read')
        then state_at > sent_at + ${slowMs / 1000} * interval '1 second' else sent_at < ${late} end)::int`.as("slow"),
    ])
    .where("sent_at", ">=", since)
    .where("channel", "=", "sms")
    .groupBy("account_id")
    .execute();
}

/** Deletes input and receipts from before an instant, and buckets that are full again; answers how many rows of input. */
export async function deleteOldInput(tx: TenantTx, before: Date, now: Date): Promise<number> {
  const gone = await tx.deleteFrom("inbound_message").where("received_at", "<", before).executeTakeFirst();
  await tx.deleteFrom("delivery_receipt").where("received_at", "<", before).execute();
  await tx.deleteFrom("channel_bucket").where("full_at", "<", now).execute();
  return Number(gone.numDeletedRows);
}

/** A bucket's name. */
export interface BucketName {
  readonly kind: string;
  readonly key_hash: Buffer;
}

/** When these buckets are full again, held until the transaction ends; those that are missing are full. */
export async function lockBuckets(
  tx: TenantTx,
  tenantId: string,
  names: readonly BucketName[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx
    .insertInto("channel_bucket")
    .values(names.map((name) => ({ tenant_id: tenantId, ...name, full_at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "kind", "key_hash"])
        .doUpdateSet({ full_at: sql`greatest(channel_bucket.full_at, excluded.full_at)` }),
    )
    .returning(["kind", "full_at"])
    .execute();
  return new Map(rows.map((row) => [row.kind, row.full_at]));
}

/** The statement that writes when buckets that are held are full again. */
export function setBucketsFull(
  tx: TenantTx,
  tenantId: string,
  buckets: readonly (BucketName & { readonly full_at: Date })[],
): Statement {
  return tx
    .insertInto("channel_bucket")
    .values(buckets.map((bucket) => ({ tenant_id: tenantId, ...bucket })))
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "kind", "key_hash"])
        .doUpdateSet(({ ref }) => ({ full_at: ref("excluded.full_at") })),
    );
}
