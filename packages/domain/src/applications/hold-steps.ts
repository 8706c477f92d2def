import type { CaseState, HoldReason, OutputKind, OutputState } from "@gerai/contracts/applications";
import { isFinalOutput } from "./application.ts";
import lifecycle from "./lifecycle.json" with { type: "json" };

/** An output as far as holds look at it. */
export interface HoldableOutput {
  readonly id: string;
  readonly kind: OutputKind;
  readonly item: string;
  readonly state: OutputState;
}

/** A reason to stand still; `card` limits printing to one kind of card. */
export interface Obstacle {
  readonly reason: HoldReason;
  readonly card: string | null;
}

/** Steps of outputs that a reason blocks, `card:READY_TO_PRINT>PRINTED`, by lifecycle.json. */
export function blockedSteps(reason: HoldReason): readonly string[] {
  return lifecycle.holds[reason];
}

/** Name of a step as lifecycle.json writes it. */
export function stepName(kind: OutputKind, from: OutputState, to: OutputState): string {
  return `${kind}:${from}>${to}`;
}

/** States in which the promise to the applicant is kept (design: the promise clock). */
const READY: Readonly<Record<OutputKind, readonly OutputState[]>> = {
  pdf: ["ISSUED", "READY_FOR_PICKUP", "SENT", "COLLECTED", "REVOKED"],
  card: ["READY_FOR_PICKUP", "SENT", "COLLECTED"],
  visit: ["DONE"],
  message: ["SENT"],
};

/** Whether the office has done its part of an output: the applicant has it, or can come for it. */
export function isReadyOutput(kind: OutputKind, state: OutputState): boolean {
  return READY[kind].includes(state);
}

/** States in the order in which an output passes them; a step to an earlier one goes back. */
const ORDER: readonly string[] = lifecycle.output.states;

/**
 * The steps that lie between an output and its being ready; of what lies on the shelf the one that is left. Steps back
 * (spoiled, sent back) are no part of the way.
 */
export function stepsAhead(kind: OutputKind, state: OutputState): readonly string[] {
  if (state === "READY_FOR_PICKUP") return [stepName(kind, state, "COLLECTED")];
  const ahead = new Set<string>();
  const reached: OutputState[] = [state];
  for (let from = reached.pop(); from !== undefined; from = reached.pop()) {
    if (isReadyOutput(kind, from) || isFinalOutput(from)) continue;
    for (const [ofKind, before, after] of lifecycle.output.transitions) {
      const to = after as OutputState;
      if (ofKind !== kind || before !== from || ORDER.indexOf(to) < ORDER.indexOf(from)) continue;
      ahead.add(stepName(kind, from, to));
      reached.push(to);
    }
  }
  return [...ahead];
}

/** From when a case is complete until it ends, its outputs are the office's affair and can be held up. */
export function canBeHeld(state: CaseState): boolean {
  return state === "VERIFIED" || state === "IN_PROCESS";
}

/** The outputs that an obstacle stands in the way of; none while the case is not complete or asked about. */
export function outputsHeldBy<Output extends HoldableOutput>(
  obstacle: Obstacle,
  state: CaseState,
  outputs: readonly Output[],
): Output[] {
  if (!canBeHeld(state)) return [];
  const blocked = blockedSteps(obstacle.reason);
  return outputs.filter(
    ({ kind, item, state: at }) =>
      (obstacle.card === null || obstacle.card === item) && stepsAhead(kind, at).some((step) => blocked.includes(step)),
  );
}
