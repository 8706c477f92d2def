import type { PostgresPool } from "@gerai/database";
import type { PublishedEvent } from "./create-publisher.ts";
import { LANES, type Lane, laneCondition } from "./lanes.ts";

/** What may be taken of a lane in one turn. */
export interface LaneRoom {
  /** Rows for all offices together, shared evenly; an office that has rows gets one at least. 0: nothing of this lane. */
  readonly rows: number;
  /** Most rows for one office. */
  readonly perOffice: number;
  /** Offices that have less room than that, by what is left to them. */
  readonly left: ReadonlyMap<string, number>;
}

/** Room by lane; a lane that is missing has none. */
export type Room = ReadonlyMap<Lane, LaneRoom>;

/** Takes rows to publish. */
export type PublishRows = (events: PublishedEvent[]) => Promise<void>;

/** Hands pending rows to `publish` inside the transaction that marks them; resolves to how many there were. */
export interface RelayStore {
  takeOutbox(room: Room, publish: PublishRows): Promise<number>;
  takeDue(now: Date, room: Room, publish: PublishRows): Promise<number>;
  /** Makes what was published in the last quarter of an hour pending again; resolves to how many rows that were. */
  takeBack(): Promise<number>;
}

interface EventRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly payload: unknown;
}

/** One of the two tables. */
interface Source {
  readonly source: PublishedEvent["source"];
  readonly claim: string;
  readonly mark: string;
}

/**
 * Claims rows of one lane: the offices that have some are found by leaping through the index from one to the next, then
 * each gives its oldest. The cost grows with the offices that wait, not with their rows: of a backlog of 50,000 only the
 * rows that are taken are read. $1 lanes; $2 rows, $3 most of an office, by lane; $4, $5, $6 lane, office and what is
 * left to it.
 */
function claimOfLane(table: string, lane: Lane, { guard = "", due = "", order = "id" }): string {
  const waits = `published_at is null and ${laneCondition(lane)}`;
  const at = `[${LANES.indexOf(lane) + 1}]`;
  return `select taken.* from (
    with recursive waiting (office) as (
      (select tenant_id from ${table} where ${waits} and ($2::text[])${at}::int > 0 ${guard} order by tenant_id limit 1)
      union all
      select (select tenant_id from ${table} where ${waits} and tenant_id > office order by tenant_id limit 1)
      from waiting where office is not null
    )
    select waiting.office, coalesce(held.room::int, ($3::text[])${at}::int) as room,
      greatest(1, ($2::text[])${at}::int / count(*) over ()) as share
    from waiting left join unnest($4::text[], $5::uuid[], $6::text[]) as held (lane, office, room)
      on held.lane = ($1::text[])${at} and held.office = waiting.office
    where waiting.office is not null and coalesce(held.room::int, 1) > 0
  ) as open, lateral (
    select tenant_id, id, name, version, payload from ${table}
    where tenant_id = open.office and ${waits} ${due} order by ${order}
    limit least(open.room, open.share) for update skip locked
  ) as taken`;
}

function sourceOf(source: Source["source"], table: string, parts: Parameters<typeof claimOfLane>[2]): Source {
  return {
    source,
    claim: LANES.map((lane) => claimOfLane(table, lane, parts)).join("\nunion all\n"),
    mark: `update ${table} as pending set published_at = now()
      from unnest($1::uuid[], $2::uuid[]) as taken (tenant_id, id)
      where pending.tenant_id = taken.tenant_id and pending.id = taken.id`,
  };
}

const OUTBOX = sourceOf("ob", "app.outbox", {});
const DUE = sourceOf("due", "app.due_row", {
  guard: "and exists (select from app.due_row where published_at is null and due_at <= $7)",
  due: "and due_at <= $7",
  order: "due_at",
});

/** The parameters $1 to $6 of a claim; numbers as texts, because the sessions know no other arrays. */
function parametersOf(room: Room): unknown[] {
  const held = LANES.flatMap((lane) =>
    [...(room.get(lane)?.left ?? [])].map(([office, left]) => ({ lane, office, left })),
  );
  return [
    LANES,
    LANES.map((lane) => String(room.get(lane)?.rows ?? 0)),
    LANES.map((lane) => String(room.get(lane)?.perOffice ?? 0)),
    held.map(({ lane }) => lane),
    held.map(({ office }) => office),
    held.map(({ left }) => String(left)),
  ];
}

/** Offices in turn, each in its own order: the first of each, then the second of each. */
function inTurn(rows: readonly EventRow[]): EventRow[] {
  const offices = [...Map.groupBy(rows, (row) => row.tenant_id).values()];
  const longest = Math.max(0, ...offices.map((of) => of.length));
  return Array.from({ length: longest }, (_, index) => offices.flatMap((of) => of[index] ?? [])).flat();
}

/**
 * Claims, publishes and marks in one transaction. It runs on a lane: should its session die while `publish` works, a
 * plain pool of the driver would end the process at the next statement, where a lane rejects it and is thrown away. The
 * rows are then free again and published anew.
 */
async function takeBatch(
  pool: PostgresPool,
  { source, claim, mark }: Source,
  parameters: readonly unknown[],
  publish: PublishRows,
): Promise<number> {
  const lane = await pool.lanes.take();
  try {
    await lane.begin("begin");
    const rows = inTurn((await lane.send(claim, parameters, pool.options.prepare)) as unknown as readonly EventRow[]);
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
 * Reads the outbox and the due rows, from each office in turn. Rows are chosen by `published_at is null`, never by "id
 * greater than the last one seen": the order of ids is not the order of commits, and a late commit would be skipped for
 * ever (OUT-2). A crash between publishing and commit publishes again, under the same job ids. `pool` is one of the role
 * `gerai_relay`, which sees what is not published yet and may only mark it.
 */
export function createRelayStore(pool: PostgresPool): RelayStore {
  return {
    takeOutbox: (room, publish) => takeBatch(pool, OUTBOX, parametersOf(room), publish),
    takeDue: (now, room, publish) => takeBatch(pool, DUE, [...parametersOf(room), now], publish),
    async takeBack() {
      const since = pool`now() - interval '15 minutes'`;
      const outbox = await pool`update app.outbox set published_at = null where published_at > ${since}`;
      const due = await pool`update app.due_row set published_at = null where published_at > ${since}`;
      return outbox.count + due.count;
    },
  };
}

function toEvent(source: PublishedEvent["source"], row: EventRow): PublishedEvent {
  const { tenant_id, id, name, version, payload } = row;
  return { source, tenantId: tenant_id, eventId: id, name, version, payload };
}
