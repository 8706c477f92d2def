import type { CaseState, OutputKind, OutputState } from "@gerai/contracts/applications";
import { readByIds, type TenantTx } from "@gerai/database";

/** What rules and promises look at of some filed cases. */
export const listCourseRows = readByIds((tx, ids) =>
  tx
    .selectFrom("application")
    .select([
      "id",
      "service_code",
      "service_version",
      "purpose",
      "filed_at",
      "answers_sealed",
      (eb) => eb.ref("state").$castTo<CaseState>().as("state"),
    ])
    .where("id", "in", [...ids])
    .where("filed_at", "is not", null)
    .orderBy("id"),
);

/** The outputs of some cases, in their order. */
export const listCourseOutputs = readByIds((tx, ids) =>
  tx
    .selectFrom("output")
    .select([
      "id",
      "application_id",
      "item",
      (eb) => eb.ref("kind").$castTo<OutputKind>().as("kind"),
      (eb) => eb.ref("state").$castTo<OutputState>().as("state"),
    ])
    .where("application_id", "in", [...ids])
    .orderBy("application_id")
    .orderBy("position"),
);

/** When some cases came into their states, in order. */
export const listCaseMoves = readByIds((tx, ids) =>
  tx
    .selectFrom("case_history")
    .select((eb) => [
      eb.ref("application_id").$notNull().as("application_id"),
      eb.ref("at").$notNull().as("at"),
      eb.ref("to_state").$castTo<CaseState>().as("to"),
    ])
    .where("application_id", "in", [...ids])
    .orderBy("application_id")
    .orderBy("version"),
);

/** When the outputs of some cases came into their states, in order. */
export const listOutputMoves = readByIds((tx, ids) =>
  tx
    .selectFrom("output_transition as t")
    .innerJoin("output as o", (join) => join.onRef("o.tenant_id", "=", "t.tenant_id").onRef("o.id", "=", "t.output_id"))
    .select(["o.application_id", "t.output_id", "t.at", (eb) => eb.ref("t.to_state").$castTo<OutputState>().as("to")])
    .where("o.application_id", "in", [...ids])
    .orderBy("t.output_id")
    .orderBy("t.version"),
);

/** Cases that were complete once and are still under way, by id; those after `after`. */
export async function listRunningRows(tx: TenantTx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("application as a")
    .select("a.id")
    .where("a.state", "in", [
      "VERIFIED",
      "IN_PROCESS",
      "NEEDS_COMPLETION",
      "RESUBMITTED",
      "IN_VERIFICATION",
      "SUBMITTED",
    ])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("a.state", "in", ["VERIFIED", "IN_PROCESS"]),
        exists(
          selectFrom("application_transition as t")
            .select("t.version")
            .whereRef("t.tenant_id", "=", "a.tenant_id")
            .whereRef("t.application_id", "=", "a.id")
            .where("t.to_state", "=", "VERIFIED"),
        ),
      ]),
    )
    .$if(after !== null, (query) => query.where("a.id", ">", after ?? ""))
    .orderBy("a.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
