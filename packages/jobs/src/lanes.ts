/** Lanes are queues with workers of their own, so that what a person waits for never stands behind the rest (OUT-10). */
export type Lane = "codes" | "events" | "bulk";

/** All lanes, in the order in which they are served. */
export const LANES: readonly Lane[] = ["codes", "events", "bulk"];

/** How much of a lane may be under way. */
export interface LaneLimits {
  /** Jobs that one worker process runs at once. */
  readonly concurrency: number;
  /**
   * Events of one office that may lie on the queue, waiting or running; the others wait in the outbox, where offices are
   * served in turn. Less than `concurrency`: an office whose provider hangs leaves room for the others.
   */
  readonly perOffice: number;
  /** Jobs of all offices on the queue beyond which nothing is published: a newcomer waits behind no more than these. */
  readonly total: number;
}

/** The limits of each lane. */
export const LANE_LIMITS: Readonly<Record<Lane, LaneLimits>> = {
  codes: { concurrency: 20, perOffice: 12, total: 200 },
  events: { concurrency: 48, perOffice: 32, total: 400 },
  bulk: { concurrency: 12, perOffice: 8, total: 100 },
};

/** First words of event names that do not go by the lane `events`; the indexes of what waits say the same. */
const PREFIXES = { codes: "code.", bulk: "broadcast." } as const;

/**
 * The lane of an event is read from its name, so that no consumer can choose one: `code.` is what a person waits for in
 * front of a screen, `broadcast.` what goes to many.
 */
export function laneOf(event: string): Lane {
  if (event.startsWith(PREFIXES.codes)) return "codes";
  return event.startsWith(PREFIXES.bulk) ? "bulk" : "events";
}

/** `laneOf` as a condition on the column `name`, word for word that of the partial indexes, or the planner leaves them. */
export function laneCondition(lane: Lane): string {
  return lane === "events"
    ? `name not like '${PREFIXES.codes}%' and name not like '${PREFIXES.bulk}%'`
    : `name like '${PREFIXES[lane]}%'`;
}
