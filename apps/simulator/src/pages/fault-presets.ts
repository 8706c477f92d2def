import { z } from "zod";
import {
  type ChannelFaults,
  type Faults,
  HTTP_CHANNELS,
  type HttpChannel,
  noChannelFaults,
  SMTP_FAULTS,
} from "../faults.ts";

/** Faults that the page offers by one press; the API has all switches one by one. */
export const PRESETS = ["ok", "slow", "down", "hang", "late", "twice", "failed"] as const;
/** One of them. */
export type Preset = (typeof PRESETS)[number];

const CHANGES: Record<Preset, Partial<ChannelFaults>> = {
  ok: {},
  slow: { delayMs: 3_000 },
  down: { outage: "down" },
  hang: { outage: "hang" },
  late: { callbackDelayMs: 60_000 },
  twice: { duplicate: 2, reorder: true },
  failed: { outcome: "failed" },
};

const preset = z.enum(PRESETS).optional();

/** The form of the page. */
export const PresetForm = z.strictObject({
  smtp: z.enum(SMTP_FAULTS).optional(),
  ...{ whatsapp: preset, "sms-json": preset, "sms-form": preset },
});

/** Puts the channels of the form into their preset state. */
export function applyPresets(faults: Faults, form: z.output<typeof PresetForm>): void {
  if (form.smtp !== undefined) faults.smtp = form.smtp;
  for (const channel of HTTP_CHANNELS) {
    const chosen = form[channel];
    if (chosen !== undefined) Object.assign(faults[channel], noChannelFaults(), CHANGES[chosen]);
  }
}

/** The preset that a channel is in; undefined when the API set it otherwise. */
export function presetOf(faults: Faults, channel: HttpChannel): Preset | undefined {
  const now = JSON.stringify(faults[channel]);
  return PRESETS.find((name) => JSON.stringify({ ...noChannelFaults(), ...CHANGES[name] }) === now);
}
