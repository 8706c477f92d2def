import { z } from "zod";

/**
 * What needs a person of the office and does not pass by itself. `dead-letters`: jobs that were given up and lie there;
 * `account-stopped`: a provider refuses an account; `low-balance`: its credit runs out; `quota-near`, `budget-near`: nine
 * tenths of the day's messages or the month's units are used; `parked-input`: somebody sends us what belongs to a number
 * that the office does not have; `template-unusable`: WhatsApp paused, refused or removed a template.
 */
export const AlarmKind = z.enum([
  "dead-letters",
  "account-stopped",
  "low-balance",
  "quota-near",
  "budget-near",
  "parked-input",
  "template-unusable",
]);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** One alarm that stands. */
export const AlarmView = z.object({
  id: z.uuid(),
  kind: AlarmKind,
  /** The account that it is about. */
  account: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  /** The provider's code, or the credit that is left with its currency. */
  code: z.string().nullable(),
  count: z.int(),
  since: z.iso.datetime(),
});
export type AlarmView = z.infer<typeof AlarmView>;

/** A job that was given up. `reason` is a code or a scrubbed message; nothing of a person. */
export const DeadLetterView = z.object({
  id: z.uuid(),
  /** Name of the consumer, `on-<event>-<verb>`. */
  job: z.string(),
  reason: z.string(),
  attempts: z.int(),
  failedAt: z.iso.datetime(),
  /** Somebody asked for another try that has not ended yet. */
  isTrying: z.boolean(),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

/** `GET /admin/alarms`: what stands, the oldest first; of the jobs that were given up the oldest hundred. */
export const AlarmsView = z.object({
  alarms: z.array(AlarmView),
  deadLetters: z.object({ count: z.int(), rows: z.array(DeadLetterView) }),
});
export type AlarmsView = z.infer<typeof AlarmsView>;
