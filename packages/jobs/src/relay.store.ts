import type { PostgresPool } from "@gerai/database";
import type { PublishedEvent } from "./create-publisher.ts";

/** Hands pending rows to `publish` inside the transaction that marks them; resolves to how many there were. */
export interface RelayStore {
  takeOutbox(limit: number, publish: (events: PublishedEvent[]) => Promise<void>): Promise<number>;
  takeDue(now: Date, limit: number, publish: (events: PublishedEvent[]) => Promise<void>): Promise<number>;
}

interface EventRow {
  tenant_id: string;
  id: string;
  name: string;
  version: number;
  payload: unknown;
}

/**
 * Reads the outbox and the due rows. Rows are chosen by `published_at is null`, never by "id greater than the last one
 * seen": the order of ids is not the order of commits, and a late commit would be skipped for ever (OUT-2).
 * A crash between publishing and commit publishes again, under the same job ids. `sql` is a pool of the role
 * `gerai_relay`, which sees what is not published yet and may only mark it.
 */
export function createRelayStore(sql: PostgresPool): RelayStore {
  return {
    takeOutbox: (limit, publish) =>
      sql.begin(async (tx) => {
        const rows = await tx<EventRow[]>`
          select tenant_id, id, name, version, payload from app.outbox
          where published_at is null order by id limit ${limit} for update skip locked`;
        if (rows.length === 0) return 0;
        await publish(rows.map((row) => toEvent("ob", row)));
        await tx`
          update app.outbox as pending set published_at = now()
          from unnest(${rows.map((row) => row.tenant_id)}::uuid[], ${rows.map((row) => row.id)}::uuid[]) as taken (tenant_id, id)
          where pending.tenant_id = taken.tenant_id and pending.id = taken.id`;
        return rows.length;
      }),
    takeDue: (now, limit, publish) =>
      sql.begin(async (tx) => {
        const rows = await tx<EventRow[]>`
          select tenant_id, id, name, version, payload from app.due_row
          where published_at is null and due_at <= ${now} order by due_at limit ${limit} for update skip locked`;
        if (rows.length === 0) return 0;
        await publish(rows.map((row) => toEvent("due", row)));
        await tx`
          update app.due_row as pending set published_at = now()
          from unnest(${rows.map((row) => row.tenant_id)}::uuid[], ${rows.map((row) => row.id)}::uuid[]) as taken (tenant_id, id)
          where pending.tenant_id = taken.tenant_id and pending.id = taken.id`;
        return rows.length;
      }),
  };
}

function toEvent(source: PublishedEvent["source"], row: EventRow): PublishedEvent {
  const { tenant_id, id, name, version, payload } = row;
  return { source, tenantId: tenant_id, eventId: id, name, version, payload };
}
