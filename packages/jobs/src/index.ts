export {
  type Consumer,
  type ConsumerOptions,
  defineConsumer,
  type EventPayload,
  type Job,
  PayloadError,
  type PayloadSchema,
} from "./consumer.ts";
export { createPublisher, type PublishedEvent, type Publisher } from "./create-publisher.ts";
export { createWorker, type DeadJob, type JobWorker, type WorkerOptions } from "./create-worker.ts";
export type { Lane } from "./lanes.ts";
export { migrateQueue } from "./migrate-queue.ts";
export { createQueueBackend, type QueueBackend } from "./queue-backend.ts";
export { createRelayStore, type RelayStore } from "./relay.store.ts";
export { type RelayOptions, relayOnce, startRelay } from "./relay.ts";
export { type Repetition, repeat } from "./repeat.ts";
export { failureReason } from "./retry.ts";
