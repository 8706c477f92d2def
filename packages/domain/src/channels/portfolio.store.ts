import type { TenantTx } from "@gerai/database";

/** A person in a portfolio, both as keyed hashes. */
export interface PersonKey {
  readonly portfolio_hash: Buffer;
  readonly person_hash: Buffer;
}

/** When a portfolio wrote first to a person last. */
export async function findPersonAt(
  tx: TenantTx,
  { portfolio_hash, person_hash }: PersonKey,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom("portfolio_person")
    .select("last_at")
    .where("portfolio_hash", "=", portfolio_hash)
    .where("person_hash", "=", person_hash)
    .executeTakeFirst();
  return row?.last_at;
}

/** The instant of the `place`-th newest person since `since`; undefined when there are fewer. */
export async function findWindowEdge(
  tx: TenantTx,
  portfolio: Buffer,
  place: number,
  since: Date,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom("portfolio_person")
    .select("last_at")
    .where("portfolio_hash", "=", portfolio)
    .where("last_at", ">", since)
    .orderBy("last_at", "desc")
    .offset(Math.max(0, place - 1))
    .limit(1)
    .executeTakeFirst();
  return row?.last_at;
}

/** Writes that a person is written to now. */
export async function setPersonAt(
  tx: TenantTx,
  row: PersonKey & { readonly tenant_id: string; readonly last_at: Date },
): Promise<void> {
  await tx
    .insertInto("portfolio_person")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "portfolio_hash", "person_hash"]).doUpdateSet({ last_at: row.last_at }),
    )
    .execute();
}

/** Forgets whom nobody wrote to since an instant. */
export async function deleteOldPersons(tx: TenantTx, before: Date): Promise<void> {
  await tx.deleteFrom("portfolio_person").where("last_at", "<", before).execute();
}
