import type { PostgresPool } from "@gerai/database";

/** Offices that wrote to their trail since an id (UUIDv7, so: since an instant). Asked as the role gerai_relay. */
export async function listFreshTrails(relayPool: PostgresPool, sinceId: string): Promise<string[]> {
  const rows = await relayPool<{ tenant_id: string }[]>`
    select distinct tenant_id from app.audit_event where id > ${sinceId}`;
  return rows.map((row) => row.tenant_id);
}
