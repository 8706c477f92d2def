import type { TenantTx } from "@gerai/database";

/** Columns of a person that rules need. */
const PERSON = [
  "id",
  "username",
  "name_sealed",
  "position",
  "password_hash",
  "totp_secret_sealed",
  "totp_last_step",
  "disabled_at",
] as const;

/** A person of the office as stored. */
export type StaffRow = NonNullable<Awaited<ReturnType<typeof findStaffRow>>>;

/** A person by id. */
export function findStaffRow(tx: TenantTx, id: string) {
  return tx.selectFrom("staff").select(PERSON).where("id", "=", id).executeTakeFirst();
}

/** A person by user name, which is stored in lower case. */
export function findStaffRowByUsername(tx: TenantTx, username: string) {
  return tx.selectFrom("staff").select(PERSON).where("username", "=", username).executeTakeFirst();
}

/** Sealed names of some people. */
export async function listStaffNameRows(tx: TenantTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom("staff")
    .select(["id", "name_sealed"])
    .where("id", "in", [...ids])
    .execute();
}

/** Everyone of the office, by user name. */
export function listStaffRows(tx: TenantTx) {
  return tx
    .selectFrom("staff")
    .select(["id", "username", "name_sealed", "position", "disabled_at"])
    .orderBy("username")
    .execute();
}

/** Roles of one person, or of everyone, whatever their dates. */
export function listRoleRows(tx: TenantTx, staffId?: string) {
  return tx
    .selectFrom("staff_role")
    .select(["staff_id", "role", "acting", "valid_from", "valid_to"])
    .$if(staffId !== undefined, (query) => query.where("staff_id", "=", staffId ?? ""))
    .orderBy("role")
    .execute();
}

/** Adds a person; false when the user name is taken. */
export async function insertStaff(
  tx: TenantTx,
  row: {
    tenant_id: string;
    id: string;
    username: string;
    name_sealed: Buffer;
    position: string;
    password_hash: string;
    totp_secret_sealed: Buffer;
    created_at: Date;
  },
): Promise<boolean> {
  const result = await tx
    .insertInto("staff")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "username"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives roles. */
export async function insertStaffRoles(
  tx: TenantTx,
  rows: readonly {
    tenant_id: string;
    id: string;
    staff_id: string;
    role: string;
    acting: boolean;
    valid_from: Date;
    valid_to: Date | null;
  }[],
): Promise<void> {
  await tx
    .insertInto("staff_role")
    .values([...rows])
    .execute();
}

/** Keeps a password hash made with today's parameters. */
export async function keepPasswordHash(tx: TenantTx, id: string, hash: string): Promise<void> {
  await tx.updateTable("staff").set({ password_hash: hash }).where("id", "=", id).execute();
}

/** Disables a person, keeping the instant of the first time; false when there is nobody with this id. */
export async function markDisabled(tx: TenantTx, id: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable("staff")
    .set(({ fn, val }) => ({ disabled_at: fn.coalesce("disabled_at", val(at)) }))
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Uses up a time step of the authenticator; false when it, or a later one, was used before. */
export async function spendTotpStep(tx: TenantTx, id: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable("staff")
    .set({ totp_last_step: String(step) })
    .where("id", "=", id)
    .where("totp_last_step", "<", String(step))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
