import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** How many pieces of input that belong to no number of the office were put aside since an instant. */
export async function countParked(tx: TenantTx, since: Date): Promise<number> {
  const row = await tx
    .selectFrom("inbound_message")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("kind", "=", "parked")
    .where("received_at", ">=", since)
    .executeTakeFirst();
  return row?.count ?? 0;
}
