import type { PromiseShares, PromiseState } from "@gerai/contracts/promise";
import { readByIds, type Statement, type TenantTx } from "@gerai/database";

/** A promise as stored. */
export type PromiseRow = Awaited<ReturnType<typeof lockPromises>>[number];

const columns = [
  "application_id",
  "state",
  "started_at",
  "finished_at",
  "budget_minutes",
  "working_days",
  "used_minutes",
  "due_on",
  "first_due_on",
  "told_due_on",
  "told_on",
  "elapsed",
  "first_planned",
  "moved_by",
  "holds_seen",
] as const;

/** The promises of some cases, locked in the order of their ids, so that two who reckon them take turns. */
export const lockPromises = readByIds((tx, applicationIds) =>
  tx
    .selectFrom("case_promise")
    .select(columns)
    .where("application_id", "in", [...applicationIds])
    .orderBy("application_id")
    .forUpdate(),
);

/** The promise of a case. */
export function findPromise(tx: TenantTx, applicationId: string) {
  return tx.selectFrom("case_promise").select(columns).where("application_id", "=", applicationId).executeTakeFirst();
}

/** A promise to be written. */
export interface NewPromiseRow {
  readonly tenant_id: string;
  readonly application_id: string;
  readonly state: PromiseState;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly budget_minutes: number;
  readonly working_days: number;
  readonly used_minutes: number;
  readonly due_at: Date | null;
  readonly due_on: string | null;
  readonly first_due_on: string | null;
  readonly told_due_on: string | null;
  readonly told_on: string | null;
  readonly elapsed: PromiseShares;
  readonly first_planned: PromiseShares;
  readonly moved_by: string[];
  readonly holds_seen: number;
  readonly computed_at: Date;
  readonly computed_on: string;
}

/** The statement that writes a promise that was not there, and nothing when somebody else has just written it. */
export function insertPromise(tx: TenantTx, row: NewPromiseRow): Statement {
  return tx
    .insertInto("case_promise")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant_id", "application_id"]).doNothing());
}

/** The statement that writes a promise anew; for a locked row. */
export function updatePromise(tx: TenantTx, row: NewPromiseRow): Statement {
  const { tenant_id: _tenant, application_id: id, ...rest } = row;
  return tx.updateTable("case_promise").set(rest).where("application_id", "=", id);
}

/** Promises that are not over and were not reckoned today, by id. */
export async function listStalePromises(tx: TenantTx, today: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("case_promise")
    .select("application_id")
    .where("state", "in", ["running", "paused", "suspended"])
    .where("computed_on", "<", today)
    .orderBy("application_id")
    .limit(limit)
    .execute();
  return rows.map(({ application_id }) => application_id);
}
