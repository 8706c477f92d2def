import type { TenantTx } from "@gerai/database";

/** What papers and notices need of a filed case. */
export function findCaseFile(tx: TenantTx, id: string) {
  return tx
    .selectFrom("application")
    .select([
      "id",
      "number",
      "service_code",
      "service_version",
      "state",
      "round",
      "answers_sealed",
      "contact_sealed",
      "rejection_reason_sealed",
    ])
    .where("id", "=", id)
    .where("number", "is not", null)
    .executeTakeFirst();
}

/** A request for completion of a case, by id. */
export function findRequest(tx: TenantTx, applicationId: string, requestId: string) {
  return tx
    .selectFrom("completion_request")
    .select(["id", "round", "expires_at", "answered_at"])
    .where("application_id", "=", applicationId)
    .where("id", "=", requestId)
    .executeTakeFirst();
}

/** Keeps how the applicant of a case is reached; call it on a locked row. */
export async function updateContact(tx: TenantTx, id: string, contactSealed: Buffer): Promise<void> {
  await tx.updateTable("application").set({ contact_sealed: contactSealed }).where("id", "=", id).execute();
}

/** Number, service and contact of filed cases. */
export function listCaseContacts(tx: TenantTx, ids: readonly string[]) {
  return tx
    .selectFrom("application")
    .select(["id", "number", "service_code", "service_version", "contact_sealed"])
    .where("id", "in", [...ids])
    .execute();
}
