import type { TenantTx } from "@gerai/database";

/** Outputs beside the case they belong to, with what everyone wants to know of both. */
export function outputsWithCase(tx: TenantTx) {
  return tx
    .selectFrom("output as o")
    .innerJoin("application as a", (join) =>
      join.onRef("a.tenant_id", "=", "o.tenant_id").onRef("a.id", "=", "o.application_id"),
    )
    .select([
      "o.id",
      "o.application_id",
      "o.kind",
      "o.item",
      "o.delivery",
      "o.state",
      "o.version",
      "a.state as case_state",
      "a.verified_by",
      "a.number",
    ]);
}

function outputRows(tx: TenantTx) {
  return outputsWithCase(tx).select(["o.details_sealed", "a.service_code", "a.service_version"]);
}

/** An output with what is needed of its case, as stored. */
export type OutputRow = NonNullable<Awaited<ReturnType<typeof findOutputRow>>>;

/** An output by id. */
export function findOutputRow(tx: TenantTx, id: string) {
  return outputRows(tx).where("o.id", "=", id).executeTakeFirst();
}

/** The outputs of a case in their order. */
export function listOutputRows(tx: TenantTx, applicationId: string) {
  return outputRows(tx).where("o.application_id", "=", applicationId).orderBy("o.position").execute();
}

/** Of the outputs of a case the one that became final last; a revoked paper had been final before. */
export function findOutputMovedLast(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("output")
    .select(["kind", "state"])
    .where("application_id", "=", applicationId)
    .where("state", "<>", "REVOKED")
    .orderBy("state_at", "desc")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
}
