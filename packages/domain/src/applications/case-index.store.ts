import type { TenantTx } from "@gerai/database";
import type { IndexedPerson } from "./case-index.ts";

/** What a filed case is found by, read from its row. */
export function findCaseToIndex(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("application")
    .select(["id", "service_code", "service_version", "answers_sealed", "contact_sealed"])
    .where("id", "=", applicationId)
    .where("number", "is not", null)
    .executeTakeFirst();
}

/** The persons a case names, by the blind index of their NIK; those that stand already stay. */
export async function insertPersons(
  tx: TenantTx,
  tenantId: string,
  applicationId: string,
  persons: readonly IndexedPerson[],
): Promise<void> {
  if (persons.length === 0) return;
  await tx
    .insertInto("application_person")
    .values(persons.map((person) => ({ ...person, tenant_id: tenantId, application_id: applicationId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The words of names in a case, by blind index; those that stand already stay. */
export async function insertNameTokens(
  tx: TenantTx,
  tenantId: string,
  applicationId: string,
  words: readonly Buffer[],
): Promise<void> {
  if (words.length === 0) return;
  await tx
    .insertInto("application_name_token")
    .values(words.map((word) => ({ tenant_id: tenantId, application_id: applicationId, token_index: word })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
