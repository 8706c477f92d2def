import type { Scope } from "./scope.ts";

/** Part of a higher room's command: works in its scope, opens nothing, checks no permission of its own. */
export type Step<I, R> = (scope: Scope, input: I) => Promise<R>;

/** The only way to write in two rooms at once. */
export function step<I, R>(run: Step<I, R>): Step<I, R> {
  return run;
}
