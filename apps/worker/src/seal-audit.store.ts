import type { PostgresPool } from "@gerai/database";

/** What an office wrote to its trail in some minute. */
export interface TrailCount {
  readonly office: string;
  /** The first eight digits of the ids: 65,536 ms. */
  readonly minute: string;
  readonly events: number;
}

/**
 * How many events there are in each trail since an id (UUIDv7, so: since an instant), minute by minute. A trail only
 * grows: where the number is the same, nothing is new. Asked as the role gerai_relay, which sees nothing else of an event.
 */
export async function countTrails(relayPool: PostgresPool, sinceId: string): Promise<TrailCount[]> {
  return await relayPool<TrailCount[]>`
    select tenant_id as office, left(id::text, 8) as minute, count(*)::int as events
    from app.audit_event where id >= ${sinceId} group by 1, 2`;
}
