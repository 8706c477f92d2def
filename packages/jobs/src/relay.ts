import type { Clock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import type { LaneLoad, PublishedEvent, Publisher } from "./create-publisher.ts";
import { LANE_LIMITS, LANES, type Lane, laneOf } from "./lanes.ts";
import type { RelayStore, Room } from "./relay.store.ts";
import { type Repetition, repeat } from "./repeat.ts";

/** What the relay needs: where rows come from, where they go, and whose clock says what is due. */
export interface RelayOptions {
  readonly store: RelayStore;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** Rows of a lane per transaction, 200 by default; more when more offices than that have some. */
  readonly batch?: number;
}

/** What a turn of the relay did. */
export interface RelayTurn {
  /** Rows published. */
  readonly published: number;
  /** Whether a lane was full, or an office had as much on it as it may: rows may be left that wait for that. */
  readonly isHeld: boolean;
}

/**
 * Publishes what the lanes have room for of the outbox and of the due rows, offices in turn. What lies on the queue is
 * short, and what waits does so in the database, where 50,000 rows of one office keep no row of another waiting (OUT-10).
 * Several relays may run at once: they skip each other's rows, and an office may then have a few more on its lane.
 */
export async function relayOnce(options: RelayOptions): Promise<RelayTurn> {
  const { store, publisher, clock, batch = 200 } = options;
  const loads = new Map(await publisher.underWay());
  const publish = async (events: readonly PublishedEvent[]) => {
    await publisher.publish(events);
    for (const event of events) addTo(loads, event);
  };
  const announced = await store.takeOutbox(roomBeside(loads, batch), publish);
  const due = await store.takeDue(clock.now(), roomBeside(loads, batch), publish);
  const isHeld = [...roomBeside(loads, batch).values()].some(
    ({ rows, left }) => rows === 0 || [...left.values()].includes(0),
  );
  return { published: announced + due, isHeld };
}

function addTo(loads: Map<Lane, LaneLoad>, { name, tenantId }: PublishedEvent): void {
  const lane = laneOf(name);
  const load = loads.get(lane);
  // A lane that nobody here listens on holds nothing back.
  if (!load) return;
  const offices = new Map(load.offices).set(tenantId, (load.offices.get(tenantId) ?? 0) + 1);
  loads.set(lane, { jobs: load.jobs + 1, offices });
}

/** The room that is left in each lane beside what is under way. */
function roomBeside(loads: ReadonlyMap<Lane, LaneLoad>, batch: number): Room {
  return new Map(
    LANES.map((lane) => {
      const { perOffice, total } = LANE_LIMITS[lane];
      const { jobs, offices } = loads.get(lane) ?? { jobs: 0, offices: new Map<string, number>() };
      const left = new Map([...offices].map(([office, events]) => [office, Math.max(0, perOffice - events)]));
      return [lane, { rows: jobs < total ? batch : 0, perOffice, left }];
    }),
  );
}

/**
 * Publishes again what was published in the last quarter of an hour when the queue has lost its jobs since (a flushed
 * Redis), before anything else goes out; every consumer stands a second time (OUT-6). Resolves to how many rows that were.
 * Nothing lies on the queue for longer than that: there is little on it, and the tries of a job last half a minute.
 */
export async function recoverLostQueue({
  store,
  publisher,
}: Pick<RelayOptions, "store" | "publisher">): Promise<number> {
  if (await publisher.isKnown()) return 0;
  const rows = await store.takeBack();
  await publisher.remember();
  return rows;
}

/** How often it is looked whether the queue has lost its jobs. */
const RECOVER_EVERY_MS = 1_000;

/**
 * Runs `relayOnce` for ever: at once again while there is work, after `heldMs` (15) while lanes or offices are at their
 * limits, otherwise after `idleMs` (200), after a failure `failedMs` (2,000). It polls instead of listening, because
 * `pg_notify` in the writers' transactions would make their commits wait for each other.
 */
export function startRelay(
  options: RelayOptions & {
    readonly logger: Logger;
    readonly idleMs?: number;
    readonly heldMs?: number;
    readonly failedMs?: number;
  },
): Repetition {
  const { logger, idleMs = 200, heldMs = 15, failedMs = 2_000 } = options;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return repeat(async () => {
    try {
      if (performance.now() - lookedAt >= RECOVER_EVERY_MS) {
        const again = await recoverLostQueue(options);
        if (again > 0) logger.warn("the queue had lost its jobs; they are published again", { rows: again });
        lookedAt = performance.now();
      }
      const { published, isHeld } = await relayOnce(options);
      if (isHeld) return heldMs;
      return published > 0 ? 0 : idleMs;
    } catch (error) {
      logger.error("the relay could not publish", { error });
      return failedMs;
    }
  });
}
