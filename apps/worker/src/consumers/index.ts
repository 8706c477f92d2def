import type { Resources } from "@gerai/domain/kernel";
import type { Consumer } from "@gerai/jobs";

/** Makes a consumer out of what the process holds; one file each, `on-<event>.<verb>.ts`. */
export type ConsumerFactory = (resources: Resources) => Consumer;

/** Every consumer of this process. An event that nobody here listens to is published to nobody. */
export const consumerFactories: readonly ConsumerFactory[] = [];
