import type { CaseState, OutputKind, OutputState } from "@gerai/contracts/applications";
import lifecycle from "./lifecycle.json" with { type: "json" };

/** In which role someone moves a case or an output. */
export type LifecycleRole =
  | "citizen"
  | "system"
  | "front_desk"
  | "verifier"
  | "printer"
  | "section_head"
  | "head"
  | "office_admin"
  | "auditor";

const caseMoves = new Set(
  lifecycle.case.transitions.flatMap(([from, to, roles]) =>
    (roles as string[]).map((role) => `${String(from)}>${String(to)}:${role}`),
  ),
);
const outputMoves = new Set(
  lifecycle.output.transitions.flatMap(([kind, from, to, roles]) =>
    (roles as string[]).map((role) => `${String(kind)}:${String(from)}>${String(to)}:${role}`),
  ),
);
const finalCaseStates = new Set<string>(lifecycle.case.final);
const finalOutputStates = new Set<string>(lifecycle.output.final);

/** True when the table lets this role move a case so; anything not in lifecycle.json is refused. */
export function canMoveCase(from: CaseState, to: CaseState, role: LifecycleRole): boolean {
  return caseMoves.has(`${from}>${to}:${role}`);
}

/** True when the table lets this role move an output of this kind so. */
export function canMoveOutput(kind: OutputKind, from: OutputState, to: OutputState, role: LifecycleRole): boolean {
  return outputMoves.has(`${kind}:${from}>${to}:${role}`);
}

/** A case that nothing can move any more. */
export function isFinalCase(state: CaseState): boolean {
  return finalCaseStates.has(state);
}

/** An output that needs nothing more (a sent or collected paper can still be revoked). */
export function isFinalOutput(state: OutputState): boolean {
  return finalOutputStates.has(state);
}

/** The first of a person's roles that may make this move, or undefined. */
export function roleForCaseMove(
  from: CaseState,
  to: CaseState,
  roles: readonly LifecycleRole[],
): LifecycleRole | undefined {
  return roles.find((role) => canMoveCase(from, to, role));
}

/** The first of a person's roles that may make this move of an output, or undefined. */
export function roleForOutputMove(
  kind: OutputKind,
  from: OutputState,
  to: OutputState,
  roles: readonly LifecycleRole[],
): LifecycleRole | undefined {
  return roles.find((role) => canMoveOutput(kind, from, to, role));
}

/** One line of a history, as far as it decides the state. */
export interface HistoryLine {
  readonly version: number;
  readonly from: string | null;
  readonly to: string;
}

/**
 * The state a history leads to, or undefined when it is no legal path: versions without a gap, each line starting where
 * the one before ended. A case's first line is its birth (version 1); an output is born as TO_MAKE with its case, its
 * first line is version 2.
 */
export function replayHistory(of: "case" | "output", lines: readonly HistoryLine[]): string | undefined {
  const born = of === "output" ? { state: "TO_MAKE", version: 1 } : { state: undefined, version: 0 };
  let state: string | undefined = born.state;
  for (const [index, line] of [...lines].sort((a, b) => a.version - b.version).entries()) {
    const isBirth = of === "case" && index === 0;
    const startsRight = isBirth ? line.from === null || line.from === "DRAFT" : line.from === state;
    if (line.version !== born.version + index + 1 || !startsRight) return undefined;
    state = line.to;
  }
  return state;
}
