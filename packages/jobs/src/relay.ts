import type { Clock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import type { Publisher } from "./create-publisher.ts";
import type { RelayStore } from "./relay.store.ts";
import { type Repetition, repeat } from "./repeat.ts";

/** What the relay needs: where rows come from, where they go, and whose clock says what is due. */
export interface RelayOptions {
  readonly store: RelayStore;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** Rows per transaction, 200 by default. */
  readonly batch?: number;
}

/**
 * Publishes one batch of the outbox and one of the due rows; resolves to how many rows that were. A batch that is full
 * means that there is more. Several relays may run at once: they skip each other's rows.
 */
export async function relayOnce(options: RelayOptions): Promise<number> {
  const { store, publisher, clock, batch = 200 } = options;
  const announced = await store.takeOutbox(batch, (events) => publisher.publish(events));
  const due = await store.takeDue(clock.now(), batch, (events) => publisher.publish(events));
  return announced + due;
}

/**
 * Runs `relayOnce` for ever: at once again while there is work, otherwise after `idleMs` (200), after a failure
 * `failedMs` (2,000). It polls instead of listening, because `pg_notify` in the writers' transactions would make
 * their commits wait for each other.
 */
export function startRelay(
  options: RelayOptions & { readonly logger: Logger; readonly idleMs?: number; readonly failedMs?: number },
): Repetition {
  const { logger, idleMs = 200, failedMs = 2_000 } = options;
  return repeat(async () => {
    try {
      return (await relayOnce(options)) > 0 ? 0 : idleMs;
    } catch (error) {
      logger.error("the relay could not publish", { error });
      return failedMs;
    }
  });
}
