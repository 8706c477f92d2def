import { Problem } from "@gerai/foundation/problem";

/** The move is not in the life cycle for this state and role. */
export function transitionRefused(from: string, to: string): Problem {
  return new Problem("applications.transition-refused", 409, { from, to });
}

/** Someone else decided first: what changed, when, and who (null when the citizen or the system). */
export function staleVersion(current: {
  state: string;
  version: number;
  at: Date;
  by: string | null;
  byName: string | null;
}): Problem {
  return new Problem("applications.stale-version", 409, {
    state: current.state,
    version: current.version,
    at: current.at.toISOString(),
    by: current.by,
    byName: current.byName,
  });
}

/** The officer has not taken this case, or the lease ran out. */
export function notClaimed(): Problem {
  return new Problem("applications.not-claimed", 409);
}

/** A colleague holds the case until an instant. */
export function claimedByOther(byName: string, until: Date): Problem {
  return new Problem("applications.claimed-by-other", 409, { byName, until: until.toISOString() });
}

/** Papers that still need a verdict, by requirement. */
export function verdictsMissing(requirements: readonly string[]): Problem {
  return new Problem("applications.verdicts-missing", 422, { requirements });
}

/** The second person must be another one. */
export function secondPersonNeeded(): Problem {
  return new Problem("applications.second-person-needed", 409);
}

/** An open hold blocks the step; `until` is empty when nobody has decided the end. */
export function heldUp(hold: { readonly reason: string; readonly until: Date | null }): Problem {
  return new Problem("applications.held", 409, { reason: hold.reason, until: hold.until?.toISOString() ?? "" });
}
