import type { TenantTx } from "@gerai/database";

/** A session with its person, as stored; without a row the token opens nothing. */
export function findSessionRow(tx: TenantTx, id: Buffer) {
  return tx
    .selectFrom("session as s")
    .innerJoin("staff as p", "p.id", "s.staff_id")
    .select([
      "s.staff_id",
      "s.passed_second_factor",
      "s.created_at",
      "s.last_seen_at",
      "s.expires_at",
      "p.username",
      "p.disabled_at",
    ])
    .where("s.id", "=", id)
    .executeTakeFirst();
}

/** Roles of the person behind a session. */
export function listSessionRoleRows(tx: TenantTx, id: Buffer) {
  return tx
    .selectFrom("session as s")
    .innerJoin("staff_role as r", "r.staff_id", "s.staff_id")
    .select(["r.role", "r.valid_from", "r.valid_to"])
    .where("s.id", "=", id)
    .execute();
}

/** A person's sessions, newest first. */
export function listSessionRows(tx: TenantTx, staffId: string) {
  return tx
    .selectFrom("session")
    .select(["id", "passed_second_factor", "created_at", "last_seen_at", "expires_at"])
    .where("staff_id", "=", staffId)
    .orderBy("created_at", "desc")
    .execute();
}

/** Opens a session. */
export async function insertSession(
  tx: TenantTx,
  row: {
    tenant_id: string;
    id: Buffer;
    staff_id: string;
    passed_second_factor: boolean;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
  },
): Promise<void> {
  await tx.insertInto("session").values(row).execute();
}

/** Marks a session as used now. */
export async function touchSession(tx: TenantTx, id: Buffer, seenAt: Date, expiresAt: Date): Promise<void> {
  await tx.updateTable("session").set({ last_seen_at: seenAt, expires_at: expiresAt }).where("id", "=", id).execute();
}

/** Ends one session. */
export async function deleteSession(tx: TenantTx, id: Buffer): Promise<void> {
  await tx.deleteFrom("session").where("id", "=", id).execute();
}

/** Ends a person's sessions, but one when given; says how many. */
export async function deleteSessionsOf(tx: TenantTx, staffId: string, but?: Buffer): Promise<number> {
  const result = await tx
    .deleteFrom("session")
    .where("staff_id", "=", staffId)
    .$if(but !== undefined, (query) => query.where("id", "!=", but ?? Buffer.alloc(0)))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ends what is over anyway. */
export async function deleteExpiredSessions(tx: TenantTx, now: Date): Promise<void> {
  await tx.deleteFrom("session").where("expires_at", "<=", now).execute();
}
