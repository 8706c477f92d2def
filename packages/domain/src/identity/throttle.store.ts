import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** Names one counter of an office. */
export interface BucketKey {
  readonly bucket: string;
  readonly keyHash: Buffer;
}

/** A counter's state. */
export interface BucketState {
  readonly used: number;
  readonly since: Date;
}

/** Locks a counter until the transaction ends, making it at zero when it is new. */
export async function lockBucket(tx: TenantTx, tenantId: string, key: BucketKey, now: Date): Promise<BucketState> {
  const row = await tx
    .insertInto("throttle")
    .values({ tenant_id: tenantId, bucket: key.bucket, key_hash: key.keyHash, window_start: now, used: 0 })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "bucket", "key_hash"]).doUpdateSet({ used: sql<number>`throttle.used` }),
    )
    .returning(["used", "window_start"])
    .executeTakeFirstOrThrow();
  return { used: row.used, since: row.window_start };
}

/** Sets a counter that exists. */
export async function setBucket(tx: TenantTx, key: BucketKey, state: BucketState): Promise<void> {
  await tx
    .updateTable("throttle")
    .set({ used: state.used, window_start: state.since })
    .where("bucket", "=", key.bucket)
    .where("key_hash", "=", key.keyHash)
    .execute();
}

/** Gives one use of a counter back. */
export async function giveBack(tx: TenantTx, key: BucketKey): Promise<void> {
  await tx
    .updateTable("throttle")
    .set({ used: sql<number>`greatest(used - 1, 0)` })
    .where("bucket", "=", key.bucket)
    .where("key_hash", "=", key.keyHash)
    .execute();
}

/** Reads a counter. */
export function findBucket(tx: TenantTx, key: BucketKey) {
  return tx
    .selectFrom("throttle")
    .select(["used", "window_start"])
    .where("bucket", "=", key.bucket)
    .where("key_hash", "=", key.keyHash)
    .executeTakeFirst();
}

/** Forgets a counter. */
export async function deleteBucket(tx: TenantTx, key: BucketKey): Promise<void> {
  await tx.deleteFrom("throttle").where("bucket", "=", key.bucket).where("key_hash", "=", key.keyHash).execute();
}

/** Removes some counters that mean nothing any more: all but `kept` after `before`, those after `keptBefore`. */
export async function sweepBuckets(tx: TenantTx, before: Date, kept: string, keptBefore: Date): Promise<void> {
  await sql`
    delete from app.throttle where ctid = any (array(
      select ctid from app.throttle
      where window_start < case when bucket = ${kept} then ${keptBefore}::timestamptz else ${before}::timestamptz end
      limit 200 for update skip locked))`.execute(tx);
}
