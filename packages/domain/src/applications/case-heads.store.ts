import type { TenantTx } from "@gerai/database";

const COLUMNS = ["id", "number", "service_code", "service_version", "state"] as const;

/** No case has this id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A case as it is named beside something else. */
export type CaseHeadRow = Awaited<ReturnType<typeof listCaseHeadRows>>[number];

/** Filed cases by id. */
export async function listCaseHeadRows(tx: TenantTx, ids: readonly string[]) {
  const known = ids.length > 0 ? [...ids] : [NOBODY];
  return await tx
    .selectFrom("application")
    .select(COLUMNS)
    .where("id", "in", known)
    .where("number", "is not", null)
    .execute();
}

/** The filed case with a number. */
export function findCaseHeadRow(tx: TenantTx, number: string) {
  return tx.selectFrom("application").select(COLUMNS).where("number", "=", number).executeTakeFirst();
}
