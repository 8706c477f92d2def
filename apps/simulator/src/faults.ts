import { z } from "zod";

/** How the simulated mail server behaves. */
export const SMTP_FAULTS = ["ok", "slow", "down", "refuse"] as const;

/** `slow` answers late, `down` turns connections away (421), `refuse` knows no recipient (550). */
export type SmtpFault = (typeof SMTP_FAULTS)[number];

/** Providers that are spoken to over HTTP. */
export const HTTP_CHANNELS = ["whatsapp", "sms-json", "sms-form"] as const;

/** One provider over HTTP. */
export type HttpChannel = (typeof HTTP_CHANNELS)[number];

/** What becomes of an accepted message: told delivered, told failed, told unknown, or nothing is told any more. */
export const OUTCOMES = ["delivered", "failed", "unknown", "none"] as const;

const milliseconds = z.coerce.number().int().min(0).max(604_800_000);

const ChannelSwitches = z.strictObject({
  /**
   * `down` answers 503 at once, `hang` takes nothing and does not answer, `lost` takes the message and does not answer
   * (the outcome is unknown to the sender).
   */
  outage: z.enum(["none", "down", "hang", "lost"]).optional(),
  /** Every answer comes this much later, in milliseconds. */
  delayMs: z.coerce.number().int().min(0).max(120_000).optional(),
  /** Answers with this error of the provider's own list (`131048`, `insufficient_balance`, `8`); null for none. */
  error: z
    .union([z.string(), z.number()])
    .nullable()
    .transform((code) => (code === null || code === "" ? null : String(code)))
    .optional(),
  /** How many requests `error` meets; null for all until it is switched off. */
  errorTimes: z.coerce.number().int().min(1).nullable().optional(),
  /** Webhooks and receipts leave this much later, in milliseconds of the simulator's clock. */
  callbackDelayMs: milliseconds.optional(),
  /** How often each webhook or receipt is delivered. */
  duplicate: z.coerce.number().int().min(1).max(20).optional(),
  /** Webhooks and receipts that are ready together leave last first. */
  reorder: z.boolean().optional(),
  /** Up to how many webhook items are put together into one request. */
  batch: z.coerce.number().int().min(1).max(1_000).optional(),
  /** Signs webhooks with a wrong secret. */
  badSignature: z.boolean().optional(),
  /** WhatsApp tells 131026, 131047 and 131049 by a later `failed` status instead of at once. */
  lateErrors: z.boolean().optional(),
  outcome: z.enum(OUTCOMES).optional(),
});

/** The failure switches; absent ones stay as they are. */
export const FaultSwitches = z.strictObject({
  smtp: z.enum(SMTP_FAULTS).optional(),
  /** How long `slow` makes each step of a mail wait, in milliseconds. */
  slowMs: z.coerce.number().int().min(0).max(120_000).optional(),
  whatsapp: ChannelSwitches.optional(),
  "sms-json": ChannelSwitches.optional(),
  "sms-form": ChannelSwitches.optional(),
});

/** State of the switches of one provider. */
export type ChannelFaults = Required<z.output<typeof ChannelSwitches>>;

/** State of the failure switches, the same for every mailbox and every phone. */
export interface Faults extends Record<HttpChannel, ChannelFaults> {
  smtp: SmtpFault;
  slowMs: number;
}

/** All switches of one provider off. */
export function noChannelFaults(): ChannelFaults {
  return {
    outage: "none",
    delayMs: 0,
    error: null,
    errorTimes: null,
    callbackDelayMs: 0,
    duplicate: 1,
    reorder: false,
    batch: 1,
    badSignature: false,
    lateErrors: false,
    outcome: "delivered",
  };
}

/** All switches off. */
export function noFaults(): Faults {
  return {
    ...{ smtp: "ok", slowMs: 3_000 },
    ...{ whatsapp: noChannelFaults(), "sms-json": noChannelFaults(), "sms-form": noChannelFaults() },
  };
}

/** Throws the switches that are named and leaves the others. */
export function throwSwitches(faults: Faults, switched: z.output<typeof FaultSwitches>): void {
  if (switched.smtp !== undefined) faults.smtp = switched.smtp;
  if (switched.slowMs !== undefined) faults.slowMs = switched.slowMs;
  for (const channel of HTTP_CHANNELS) Object.assign(faults[channel], switched[channel] ?? {});
}

/** The error that the next answer of a provider has to be, if one is switched on; counts `errorTimes` down. */
export function nextError(faults: ChannelFaults): string | null {
  const code = faults.error;
  if (code === null || faults.errorTimes === null) return code;
  faults.errorTimes -= 1;
  if (faults.errorTimes === 0) {
    faults.error = null;
    faults.errorTimes = null;
  }
  return code;
}
