import type { DeliveryState } from "@gerai/contracts/channels";
import type { ReadScope } from "../kernel/index.ts";
import { findOutbound } from "./messages.store.ts";

/** How far a message is; `failure` is why it failed, or that nobody knows (`unknown-outcome`). */
export interface MessageDelivery {
  readonly state: DeliveryState;
  readonly failure: string | null;
}

/** What became of a message by its id; undefined when it has never been given to a provider. */
export async function readDelivery({ tx }: ReadScope, messageId: string): Promise<MessageDelivery | undefined> {
  const row = await findOutbound(tx, messageId);
  return row && { state: row.state as DeliveryState, failure: row.failure };
}
