import { applicationClosed, type OutputKind, type OutputState } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { type Scope, step } from "../kernel/index.ts";
import { isFinalOutput, type LifecycleRole, roleForOutputMove } from "./application.ts";
import { heldUp, transitionRefused } from "./applications.problems.ts";
import { passedBy } from "./case-conflicts.ts";
import { stepName } from "./hold-steps.ts";
import { findBlockingHold } from "./holds.store.ts";
import { findOutputForMove, listOutputStates, updateCaseState, updateOutputState } from "./lifecycle.store.ts";
import { lifecycleRoles, moverOf } from "./move-case.ts";

/** An output as `moveOutput` found it. */
export type MovableOutput = NonNullable<Awaited<ReturnType<typeof findOutputForMove>>>;

/** How an output is to be moved. */
export interface OutputMove {
  readonly outputId: string;
  readonly version?: number;
  readonly to: OutputState;
  readonly asRole?: LifecycleRole;
  readonly reason?: string | null;
  readonly secondPerson?: string | null;
  /** Sealed details to keep with the output (taker, answer), under ("output", "details", outputId). */
  readonly details?: Buffer;
  readonly prepare?: (found: MovableOutput) => void | Promise<void>;
}

/**
 * Moves an output by the life cycle while its case is in process (a sent paper may be revoked later), and closes the case
 * when this was its last open output. Throws like `moveCase`, and 409 `applications.held` while an open hold of the case
 * blocks the step.
 */
export const moveOutput = step(async (scope: Scope, move: OutputMove): Promise<MovableOutput> => {
  const { tx, ctx } = scope;
  const found = await findOutputForMove(tx, move.outputId);
  if (!found) throw notFound();
  if (move.version !== undefined && move.version !== found.version) throw await passedBy(scope, found);
  const roles = move.asRole ? [move.asRole] : lifecycleRoles(ctx);
  const role = roleForOutputMove(found.kind as OutputKind, found.state as OutputState, move.to, roles);
  const isTimely = move.to === "REVOKED" || found.case_state === "IN_PROCESS";
  if (!role || !isTimely) throw transitionRefused(found.state, move.to);
  await refuseWhenHeld(scope, found, move.to);
  await move.prepare?.(found);
  const mover = { ...moverOf(ctx, role, move.reason), secondPerson: move.secondPerson ?? null };
  if (!(await updateOutputState(tx, found.id, found.version, move.to, mover, move.details))) {
    const now = await findOutputForMove(tx, move.outputId);
    throw now ? await passedBy(scope, now) : notFound();
  }
  if (isFinalOutput(move.to) && move.to !== "REVOKED") await closeWhenDone(scope, found);
  return found;
});

async function refuseWhenHeld({ tx }: Scope, output: MovableOutput, to: OutputState): Promise<void> {
  const step = stepName(output.kind as OutputKind, output.state as OutputState, to);
  const hold = await findBlockingHold(tx, output.application_id, output.item, step);
  if (hold) throw heldUp(hold);
}

async function closeWhenDone(scope: Scope, output: MovableOutput): Promise<void> {
  const { tx, ctx } = scope;
  const states = await listOutputStates(tx, output.application_id);
  if (!states.every((row) => isFinalOutput(row.state as OutputState))) return;
  const mover = { role: "system", actorKind: "system", actorId: null, at: ctx.now(), reason: "outputs-final" } as const;
  const changes = { closed_at: ctx.now(), claimed_by: null, claim_until: null };
  if (!(await updateCaseState(tx, output.application_id, output.case_version, "CLOSED", mover, changes)))
    throw await passedBy(scope, output);
  scope.announce(applicationClosed, { applicationId: output.application_id });
}
