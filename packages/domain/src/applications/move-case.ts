import type { CaseState } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { actorId, type Context, type Scope, step } from "../kernel/index.ts";
import { type LifecycleRole, roleForCaseMove } from "./application.ts";
import { transitionRefused } from "./applications.problems.ts";
import { passedBy } from "./case-conflicts.ts";
import { type CaseChanges, findCaseForMove, type Mover, updateCaseState } from "./lifecycle.store.ts";

/** The roles in which this context may move a case: staff theirs, a link holder `citizen`, the worker `system`. */
export function lifecycleRoles(ctx: Context): readonly LifecycleRole[] {
  const { principal } = ctx;
  if (principal.kind === "staff") {
    return principal.roles.filter((role) => role !== "ministry_analyst" && role !== "platform_operator");
  }
  return principal.kind === "system" ? ["system"] : ["citizen"];
}

/** The mover to be written to the history. */
export function moverOf(ctx: Context, role: LifecycleRole, reason?: string | null): Mover {
  const actorKind = ctx.principal.kind === "staff" ? "staff" : ctx.principal.kind === "system" ? "system" : "citizen";
  return { role, actorKind, actorId: actorId(ctx.principal), at: ctx.now(), reason: reason ?? null };
}

/** A case as `moveCase` found it. */
export type MovableCase = NonNullable<Awaited<ReturnType<typeof findCaseForMove>>>;

/** How a case is to be moved. */
export interface CaseMove {
  readonly applicationId: string;
  /** The version the decision was taken on; left out by the system, which takes the current one. */
  readonly version?: number;
  readonly to: CaseState;
  /** Set when the role is not one of the mover's own (a verifier's rejection carried out on the head's agreement). */
  readonly asRole?: LifecycleRole;
  readonly reason?: string | null;
  /** Looks at the case before it moves; throws a Problem to stop. Answers columns that change with the state. */
  readonly prepare?: (found: MovableCase) => CaseChanges | Promise<CaseChanges>;
}

/**
 * Moves a case by the life cycle. Missing: 404. Version passed by: 409 with what changed. Not in the table for this state
 * and role: 409. Never waits for a lock longer than the connection's lock timeout.
 */
export const moveCase = step(async (scope: Scope, move: CaseMove): Promise<MovableCase> => {
  const { tx, ctx } = scope;
  const found = await findCaseForMove(tx, move.applicationId);
  if (!found) throw notFound();
  if (move.version !== undefined && move.version !== found.version) throw await passedBy(scope, found);
  const role = roleForCaseMove(found.state as CaseState, move.to, move.asRole ? [move.asRole] : lifecycleRoles(ctx));
  if (!role) throw transitionRefused(found.state, move.to);
  const changes = (await move.prepare?.(found)) ?? {};
  if (await updateCaseState(tx, found.id, found.version, move.to, moverOf(ctx, role, move.reason), changes))
    return found;
  const now = await findCaseForMove(tx, move.applicationId);
  throw now ? await passedBy(scope, now) : notFound();
});
