import type { TenantTx } from "@gerai/database";

/** A message that is to be sent. */
export interface NewNoticeRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly event_id: string;
  readonly application_id: string;
  readonly kind: string;
  readonly channel: "email";
  readonly subject_id: string | null;
  readonly facts: unknown;
  readonly created_at: Date;
}

/** Writes a pending notice unless this event has one of this kind on this channel already; answers the id of the one there is. */
export async function insertNotice(tx: TenantTx, row: NewNoticeRow): Promise<string> {
  const { event_id, kind, channel } = row;
  await tx
    .insertInto("notification")
    .values({ ...row, state: "pending" })
    .onConflict((conflict) => conflict.columns(["tenant_id", "event_id", "kind", "channel"]).doNothing())
    .execute();
  const found = await tx
    .selectFrom("notification")
    .select("id")
    .where("event_id", "=", event_id)
    .where("kind", "=", kind)
    .where("channel", "=", channel)
    .executeTakeFirstOrThrow();
  return found.id;
}

/** A notice as it is worked on. */
export type NoticeRow = NonNullable<Awaited<ReturnType<typeof lockNotice>>>;

/** A notice, locked, so that two workers take turns. */
export function lockNotice(tx: TenantTx, id: string) {
  return tx
    .selectFrom("notification")
    .select([
      "id",
      "application_id",
      "kind",
      "state",
      "attempts",
      "lease_until",
      "subject_id",
      "failure",
      "created_at",
      "facts",
    ])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** What changes of a notice. */
export interface NoticeChange {
  readonly state: "pending" | "sending" | "sent" | "failed";
  readonly lease_until: Date | null;
  readonly attempts?: number;
  readonly failure?: string | null;
  readonly provider_id?: string;
  readonly sent_at?: Date;
}

/** Moves a notice on; call it on a locked row. */
export async function updateNotice(tx: TenantTx, id: string, change: NoticeChange): Promise<void> {
  await tx.updateTable("notification").set(change).where("id", "=", id).execute();
}

/** Notices that nobody is working on although their time has come, oldest first. */
export async function listStuckNotices(tx: TenantTx, now: Date, createdBefore: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("notification")
    .select("id")
    .where("state", "in", ["pending", "sending"])
    .where("created_at", "<", createdBefore)
    .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
    .orderBy("created_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
