import type { PostgresPool } from "@gerai/database";
import type { Resources } from "@gerai/domain/kernel";
import type { Logger } from "@gerai/foundation/logger";
import { type Repetition, repeat } from "@gerai/jobs";

/** What a timetable entry may use. */
export interface TimetableResources {
  readonly domain: Resources;
  /** Pool of the role gerai_relay, which alone sees across offices what waits to be published or sealed. */
  readonly relayPool: PostgresPool;
}

/** Something the worker does again and again. What is due at an instant is a due row instead. */
export interface TimetableEntry {
  readonly name: string;
  readonly everyMs: number;
  run(resources: TimetableResources): Promise<void>;
}

/**
 * Runs `run` now and then again `intervalMs` after it has ended, never twice at once. A failure is logged and the next
 * run comes as usual, so `run` must be able to go on where a broken one stopped.
 */
export function every(intervalMs: number, name: string, run: () => Promise<void>, logger: Logger): Repetition {
  return repeat(async () => {
    try {
      await run();
    } catch (error) {
      logger.error("a timetable entry failed", { job: name, error });
    }
    return intervalMs;
  });
}
