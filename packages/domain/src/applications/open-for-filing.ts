import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import { Problem } from "@gerai/foundation/problem";
import { loadAvailability, rememberedAnswer } from "../availability/index.ts";
import type { ReadScope } from "../kernel/index.ts";

/** A rule of the office has closed filing: the whole answer of the engine, with why, until when and what instead. */
export function closedForFiling(answer: AvailabilityAnswer): Problem {
  return new Problem("applications.closed", 409, { answer });
}

/**
 * What the rules say of filing a service on the web now, from memory. Filing stays open outside hours; only a rule closes
 * it, and then this throws 409 `applications.closed`.
 */
export async function assertOpenForFiling(
  scope: ReadScope,
  service: string,
  purpose: string | undefined,
): Promise<AvailabilityAnswer> {
  const compiled = await loadAvailability(scope);
  const answer = rememberedAnswer(compiled, { service, channel: "web", stage: "file", purpose }, scope.ctx.now());
  if (answer.reason?.kind === "rule") throw closedForFiling(answer);
  return answer;
}
