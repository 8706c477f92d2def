import type { PostgresPool } from "@gerai/database";
import type { PublishedEvent } from "./create-publisher.ts";

/** Hands pending rows to `publish` inside the transaction that marks them; resolves to how many there were. */
export interface RelayStore {
  takeOutbox(limit: number, publish: (events: PublishedEvent[]) => Promise<void>): Promise<number>;
  takeDue(now: Date, limit: number, publish: (events: PublishedEvent[]) => Promise<void>): Promise<number>;
}

interface EventRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly payload: unknown;
}

/** How the rows of one of the two tables are claimed and marked. */
interface Batch {
  readonly source: PublishedEvent["source"];
  readonly claim: string;
  readonly claimWith: readonly unknown[];
  readonly mark: string;
}

const PENDING = "select tenant_id, id, name, version, payload from";

function markIn(table: string): string {
  return `update ${table} as pending set published_at = now()
    from unnest($1::uuid[], $2::uuid[]) as taken (tenant_id, id)
    where pending.tenant_id = taken.tenant_id and pending.id = taken.id`;
}

/**
 * Claims, publishes and marks in one transaction. It runs on a lane: should its session die while `publish` works, a
 * plain pool of the driver would end the process at the next statement, where a lane rejects it and is thrown away. The
 * rows are then free again and published anew.
 */
async function takeBatch(
  pool: PostgresPool,
  { source, claim, claimWith, mark }: Batch,
  publish: (events: PublishedEvent[]) => Promise<void>,
): Promise<number> {
  const lane = await pool.lanes.take();
  try {
    await lane.begin("begin");
    const rows = (await lane.send(claim, claimWith)) as unknown as readonly EventRow[];
    if (rows.length > 0) {
      await publish(rows.map((row) => toEvent(source, row)));
      await lane.send(mark, [rows.map((row) => row.tenant_id), rows.map((row) => row.id)]);
    }
    await lane.send("commit");
    return rows.length;
  } catch (error) {
    await lane.rollback();
    throw error;
  } finally {
    lane.giveBack();
  }
}

/**
 * Reads the outbox and the due rows. Rows are chosen by `published_at is null`, never by "id greater than the last one
 * seen": the order of ids is not the order of commits, and a late commit would be skipped for ever (OUT-2).
 * A crash between publishing and commit publishes again, under the same job ids. `pool` is one of the role
 * `gerai_relay`, which sees what is not published yet and may only mark it.
 */
export function createRelayStore(pool: PostgresPool): RelayStore {
  return {
    takeOutbox: (limit, publish) =>
      takeBatch(
        pool,
        {
          source: "ob",
          claim: `${PENDING} app.outbox where published_at is null order by id limit $1 for update skip locked`,
          claimWith: [limit],
          mark: markIn("app.outbox"),
        },
        publish,
      ),
    takeDue: (now, limit, publish) =>
      takeBatch(
        pool,
        {
          source: "due",
          claim: `${PENDING} app.due_row where published_at is null and due_at <= $1 order by due_at limit $2
            for update skip locked`,
          claimWith: [now, limit],
          mark: markIn("app.due_row"),
        },
        publish,
      ),
  };
}

function toEvent(source: PublishedEvent["source"], row: EventRow): PublishedEvent {
  const { tenant_id, id, name, version, payload } = row;
  return { source, tenantId: tenant_id, eventId: id, name, version, payload };
}
