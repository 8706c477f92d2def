import type { TenantTx } from "@gerai/database";

/** A finding as stored. */
export interface FindingRow {
  readonly id: string;
  readonly identity: string;
  readonly code: string;
  readonly severity: string;
  readonly services: readonly string[];
  readonly about: readonly string[];
  readonly keys: readonly string[];
  readonly first_seen: Date;
}

/** When the office was last checked. */
export interface CheckRow {
  readonly checked_at: Date;
  readonly config_version: number;
  readonly offered: number;
}

/** Writes down that a check is going on; another one of this office waits until the transaction ends. */
export async function putCheck(tx: TenantTx, tenantId: string, check: CheckRow): Promise<void> {
  await tx
    .insertInto("readiness_check")
    .values({ tenant_id: tenantId, ...check })
    .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet({ ...check }))
    .execute();
}

/** The last check; undefined for an office that never was. */
export function findCheck(tx: TenantTx): Promise<CheckRow | undefined> {
  return tx.selectFrom("readiness_check").select(["checked_at", "config_version", "offered"]).executeTakeFirst();
}

/** Findings that stand, red ones first, then the oldest. */
export function listOpenFindings(tx: TenantTx): Promise<FindingRow[]> {
  return tx
    .selectFrom("readiness_finding")
    .select(["id", "identity", "code", "severity", "services", "about", "keys", "first_seen"])
    .where("cleared_at", "is", null)
    .orderBy("severity")
    .orderBy("first_seen")
    .orderBy("identity")
    .execute();
}

/** Puts findings that stand, new ones and known ones by their id; what a check says of a known one is what holds. */
export async function putFindings(
  tx: TenantTx,
  tenantId: string,
  rows: readonly FindingRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    tenant_id: tenantId,
    id: row.id,
    identity: row.identity,
    code: row.code,
    severity: row.severity,
    services: [...row.services],
    about: [...row.about],
    keys: [...row.keys],
    first_seen: row.first_seen,
    last_seen: at,
  }));
  await tx
    .insertInto("readiness_finding")
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "id"]).doUpdateSet(({ ref }) => ({
        severity: ref("excluded.severity"),
        services: ref("excluded.services"),
        about: ref("excluded.about"),
        keys: ref("excluded.keys"),
        last_seen: ref("excluded.last_seen"),
      })),
    )
    .execute();
}

/** Closes findings that a check did not find any more. */
export async function clearFindings(tx: TenantTx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("readiness_finding")
    .set({ cleared_at: at })
    .where("id", "in", [...ids])
    .execute();
}
