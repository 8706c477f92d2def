import { z } from "zod";
import type { OutputDetails } from "../applications/index.ts";
import type { Context } from "../kernel/index.ts";

/** A reason that colleagues, and for a revoked paper the applicant, must be able to understand. */
export const WrittenReason = z.string().trim().min(10).max(1000);

/** The details of an output with one more reason; the history itself names the step only, never what a person wrote. */
export function withReason(ctx: Context, details: OutputDetails, step: string, text: string): OutputDetails {
  return { ...details, reasons: [...(details.reasons ?? []), { step, at: ctx.now().toISOString(), text }] };
}
