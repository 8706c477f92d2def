import { readByIds, type TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** A hold as stored. */
export type HoldRow = Awaited<ReturnType<typeof listHoldRows>>[number];

/** All holds of some cases, open and lifted, the oldest first. */
export const listHoldRows = readByIds((tx, applicationIds) =>
  tx
    .selectFrom("case_hold")
    .select(["id", "application_id", "reason", "rule_key", "card", "words", "since", "until", "review_on", "lifted_at"])
    .where("application_id", "in", [...applicationIds])
    .orderBy("since")
    .orderBy("id"),
);

/** An open hold of a case that blocks a step of an output. */
export function findBlockingHold(tx: TenantTx, applicationId: string, item: string, step: string) {
  return tx
    .selectFrom("case_hold")
    .select(["reason", "words", "until"])
    .where("application_id", "=", applicationId)
    .where("lifted_at", "is", null)
    .where(({ or, eb }) => or([eb("card", "is", null), eb("card", "=", item)]))
    .where(sql<boolean>`${step} = any (blocks)`)
    .orderBy("since")
    .limit(1)
    .executeTakeFirst();
}

/** A hold to be set. */
export interface NewHoldRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly application_id: string;
  readonly reason: string;
  readonly rule_key: string | null;
  readonly card: string | null;
  readonly blocks: string[];
  readonly words: unknown;
  readonly since: Date;
  readonly until: Date | null;
  readonly review_on: string | null;
  readonly set_at: Date;
}

/** Sets a hold unless the same one is open already; false when it is, also when somebody else is just setting it. */
export async function insertHold(tx: TenantTx, row: NewHoldRow): Promise<boolean> {
  const result = await tx
    .insertInto("case_hold")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "application_id", "reason", "rule_key", "card"])
        .where("lifted_at", "is", null)
        .doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Lifts a hold; false when it was lifted already. */
export async function liftHoldRow(tx: TenantTx, id: string, at: Date, because: "ended" | "passed"): Promise<boolean> {
  const result = await tx
    .updateTable("case_hold")
    .set({ lifted_at: at, lifted_because: because })
    .where("id", "=", id)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes another end or other words to an open hold. */
export async function renewHoldRow(
  tx: TenantTx,
  id: string,
  to: { readonly until: Date | null; readonly review_on: string | null; readonly words: unknown },
): Promise<void> {
  await tx.updateTable("case_hold").set(to).where("id", "=", id).where("lifted_at", "is", null).execute();
}

/** Cases that may be held up, or have a hold that is open, by id; those after `after`. */
export async function listHoldableCases(tx: TenantTx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("application as a")
    .select("a.id")
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("a.state", "in", ["VERIFIED", "IN_PROCESS"]),
        exists(
          selectFrom("case_hold as h")
            .select("h.id")
            .whereRef("h.tenant_id", "=", "a.tenant_id")
            .whereRef("h.application_id", "=", "a.id")
            .where("h.lifted_at", "is", null),
        ),
      ]),
    )
    .$if(after !== null, (query) => query.where("a.id", ">", after ?? ""))
    .orderBy("a.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
