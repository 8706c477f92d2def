import { createHash } from "node:crypto";
import { type Database, inTenant } from "@gerai/database";
import type { DeadJob } from "@gerai/jobs";

/** One id per event and consumer (UUIDv8 of their hash), so that a job handed over twice stays one row. */
function deadLetterId(dead: DeadJob): string {
  const bytes = createHash("sha256").update(`${dead.eventId}|${dead.job}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * Keeps a job that was given up in its office's dead letters (OUT-9). A later failure of the same job opens its row
 * again with the new reason.
 */
export async function keepDeadLetter(database: Database, dead: DeadJob): Promise<void> {
  const latest = {
    reason: dead.reason,
    attempts: dead.attempts,
    failed_at: dead.failedAt,
    resolved_at: null,
    resolution: null,
    replay_asked_at: null,
  };
  await inTenant(database, dead.tenantId, async (tx) => {
    await tx
      .insertInto("dead_letter")
      .values({
        tenant_id: dead.tenantId,
        id: deadLetterId(dead),
        queue: dead.queue,
        job: dead.job,
        event_id: dead.eventId,
        payload: dead.payload,
        ...latest,
      })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(latest))
      .execute();
    return { value: undefined };
  });
}
