import type { CaseState, OutputKind, OutputState } from "@gerai/contracts/applications";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** Cases that are alike in all that rules look at, and how many they are. */
export interface AlikeCases {
  readonly service_code: string;
  readonly service_version: number;
  readonly purpose: string | null;
  readonly state: CaseState;
  readonly filed_on: string;
  readonly outputs: readonly { readonly kind: OutputKind; readonly item: string; readonly state: OutputState }[];
  readonly cases: number;
}

/** Running cases, counted by what rules look at; nobody's case is read. `zone` gives the day of filing. */
export async function countAlikeCases(
  tx: TenantTx,
  zone: string,
  notRunning: readonly string[],
): Promise<AlikeCases[]> {
  const rows = await tx
    .with("running", (db) =>
      db
        .selectFrom("application as a")
        .select(["a.service_code", "a.service_version", "a.purpose"])
        .select((eb) => eb.ref("a.state").$castTo<CaseState>().as("state"))
        .select(sql<string>`to_char(a.filed_at at time zone ${zone}, 'YYYY-MM-DD')`.as("filed_on"))
        .select((eb) =>
          eb
            .selectFrom("output as o")
            .select(
              sql<AlikeCases["outputs"]>`jsonb_agg(jsonb_build_object('kind', o.kind, 'item', o.item, 'state', o.state)
                order by o.kind, o.item, o.state)`.as("outputs"),
            )
            .whereRef("o.tenant_id", "=", "a.tenant_id")
            .whereRef("o.application_id", "=", "a.id")
            .as("outputs"),
        )
        .where("a.filed_at", "is not", null)
        .where("a.state", "not in", [...notRunning]),
    )
    .selectFrom("running")
    .select(["service_code", "service_version", "purpose", "state", "filed_on", "outputs"])
    .select(({ fn }) => fn.countAll<string>().as("cases"))
    .groupBy(["service_code", "service_version", "purpose", "state", "filed_on", "outputs"])
    .execute();
  return rows.map((row) => ({ ...row, outputs: row.outputs ?? [], cases: Number(row.cases) }));
}
