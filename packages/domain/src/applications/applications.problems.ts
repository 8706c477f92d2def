import { Problem } from "@gerai/foundation/problem";

/** The move is not in the life cycle for this state and role. */
export function transitionRefused(from: string, to: string): Problem {
  return new Problem("applications.transition-refused", 409, { from, to });
}

/** Someone else decided first: what changed, when, and who (null when the citizen or the system). */
export function staleVersion(current: { state: string; version: number; at: Date; by: string | null }): Problem {
  return new Problem("applications.stale-version", 409, {
    state: current.state,
    version: current.version,
    at: current.at.toISOString(),
    by: current.by,
  });
}
