export { defineEvent, type EventDefinition, type EventPayload } from "./event.ts";
export { IDEMPOTENCY_HEADER, IdempotencyKey } from "./idempotency.ts";
export { ProblemDetails } from "./problem-details.ts";
export { Text, TextLocale } from "./text.ts";
