import { z } from "zod";

/** How the simulated mail server behaves. */
export const SMTP_FAULTS = ["ok", "slow", "down", "refuse"] as const;

/** `slow` answers late, `down` turns connections away (421), `refuse` knows no recipient (550). */
export type SmtpFault = (typeof SMTP_FAULTS)[number];

/** The failure switches; absent ones stay as they are. */
export const FaultSwitches = z.strictObject({
  smtp: z.enum(SMTP_FAULTS).optional(),
  /** How long `slow` makes each step of a mail wait, in milliseconds. */
  slowMs: z.coerce.number().int().min(0).max(120_000).optional(),
});

/** State of the failure switches, the same for every mailbox. */
export interface Faults {
  smtp: SmtpFault;
  slowMs: number;
}

/** All switches off. */
export function noFaults(): Faults {
  return { smtp: "ok", slowMs: 3_000 };
}
