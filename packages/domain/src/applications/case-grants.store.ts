import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { GrantPurpose } from "./applications.store.ts";

/** A grant as it is written. */
export interface GrantRow {
  readonly tenant_id: string;
  readonly holder_hash: Buffer;
  readonly application_id: string;
  readonly purpose: GrantPurpose;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** Gives a holder a right to a case, or prolongs it. */
export async function upsertGrant(tx: TenantTx, row: GrantRow): Promise<void> {
  await tx
    .insertInto("case_grant")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "holder_hash", "application_id", "purpose"])
        .doUpdateSet({ expires_at: row.expires_at }),
    )
    .execute();
}

/** The living rights of a holder to a case. */
export async function listGrantPurposes(
  tx: TenantTx,
  holder: Buffer,
  applicationId: string,
  now: Date,
): Promise<GrantPurpose[]> {
  const rows = await tx
    .selectFrom("case_grant")
    .select("purpose")
    .where("holder_hash", "=", holder)
    .where("application_id", "=", applicationId)
    .where("expires_at", ">", now)
    .execute();
  return rows.map((row) => row.purpose as GrantPurpose);
}

/** Takes everybody's rights of some purposes to a case back. */
export async function deleteGrants(
  tx: TenantTx,
  applicationId: string,
  purposes: readonly Exclude<GrantPurpose, "track">[],
): Promise<void> {
  await tx
    .deleteFrom("case_grant")
    .where("application_id", "=", applicationId)
    .where("purpose", "in", [...purposes])
    // Said in so many words for the index, which leaves that right out.
    .where(sql<boolean>`purpose <> 'track'`)
    .execute();
}
