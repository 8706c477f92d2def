import type { PostgresPool } from "@gerai/database";

/** Offices that have a broadcast under way. Asked as the role gerai_relay, which sees ids and instants only. */
export async function listOfficesBroadcasting(relayPool: PostgresPool): Promise<string[]> {
  const rows = await relayPool<{ tenant_id: string }[]>`
    select tenant_id from app.broadcast where approved_at is not null and ended_at is null
    group by tenant_id order by min(approved_at)`;
  return rows.map((row) => row.tenant_id);
}
