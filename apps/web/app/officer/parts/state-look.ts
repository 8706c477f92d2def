import type { CaseState, OutputState } from "@gerai/contracts/applications";
import type { IconName } from "@gerai/ui/icons";
import type { Tone } from "@gerai/ui/state-chip";

/** Colour and drawing of a state; the word comes from the API. */
export interface StateLook {
  readonly tone: Tone;
  readonly icon: IconName;
}

const CASE_LOOK: Readonly<Record<CaseState, StateLook>> = {
  DRAFT: { tone: "idle", icon: "pencil" },
  SUBMITTED: { tone: "info", icon: "clock" },
  QUEUED: { tone: "idle", icon: "pause" },
  IN_VERIFICATION: { tone: "info", icon: "eye" },
  NEEDS_COMPLETION: { tone: "warn", icon: "bang" },
  RESUBMITTED: { tone: "info", icon: "refresh" },
  VERIFIED: { tone: "ok", icon: "check" },
  IN_PROCESS: { tone: "info", icon: "refresh" },
  CLOSED: { tone: "ok", icon: "circle-check" },
  REJECTED: { tone: "bad", icon: "circle-bar" },
  CANCELLED: { tone: "idle", icon: "cross" },
  EXPIRED: { tone: "idle", icon: "clock" },
};

const OUTPUT_LOOK: Readonly<Record<OutputState, StateLook>> = {
  TO_MAKE: { tone: "info", icon: "clock" },
  AWAITING_SIGNATURE: { tone: "warn", icon: "pencil" },
  ISSUED: { tone: "ok", icon: "check" },
  READY_TO_PRINT: { tone: "info", icon: "printer" },
  PRINTED: { tone: "info", icon: "printer" },
  READY_FOR_PICKUP: { tone: "warn", icon: "box" },
  SENT: { tone: "ok", icon: "circle-check" },
  COLLECTED: { tone: "ok", icon: "circle-check" },
  DONE: { tone: "ok", icon: "circle-check" },
  REVOKED: { tone: "bad", icon: "circle-bar" },
};

/** How a case looks that a hold stands in the way of, whatever its state. */
export const HELD_LOOK: StateLook = { tone: "warn", icon: "pause" };

/** How the state of a case looks. */
export function caseLook(state: CaseState): StateLook {
  return CASE_LOOK[state];
}

/** How the state of an output looks. */
export function outputLook(state: OutputState): StateLook {
  return OUTPUT_LOOK[state];
}
