import { z } from "zod";

/** States of a case (design: the life of a case). */
export const CASE_STATES = [
  "DRAFT",
  "SUBMITTED",
  "QUEUED",
  "IN_VERIFICATION",
  "NEEDS_COMPLETION",
  "RESUBMITTED",
  "VERIFIED",
  "IN_PROCESS",
  "CLOSED",
  "REJECTED",
  "CANCELLED",
  "EXPIRED",
] as const;
/** One state of a case. */
export const CaseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof CaseState>;

/** What a case can yield. */
export const OUTPUT_KINDS = ["pdf", "card", "visit", "message"] as const;
/** One kind of output. */
export const OutputKind = z.enum(OUTPUT_KINDS);
export type OutputKind = z.infer<typeof OutputKind>;

/** States of an output. */
export const OUTPUT_STATES = [
  "TO_MAKE",
  "AWAITING_SIGNATURE",
  "ISSUED",
  "READY_TO_PRINT",
  "PRINTED",
  "READY_FOR_PICKUP",
  "SENT",
  "COLLECTED",
  "DONE",
  "REVOKED",
] as const;
/** One state of an output. */
export const OutputState = z.enum(OUTPUT_STATES);
export type OutputState = z.infer<typeof OutputState>;

/** Why a case may stand still (design: holds are not a state). */
export const HOLD_REASONS = [
  "BLANKO_OUT",
  "PRINT_SUSPENDED",
  "RECORDING_SUSPENDED",
  "LEGALISATION_SUSPENDED",
  "PICKUP_SUSPENDED",
  "SIAK_DOWN",
  "DEDUP",
] as const;
/** One reason of a hold. */
export const HoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof HoldReason>;
