import type { StandingHold } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type Ask, type CompiledRule, endAsKnown } from "./compiled-rule.ts";
import { instantText } from "./office-time.ts";
import { type Standing, spanOfStanding, standingAt } from "./standing-holds.ts";

/** The day on which an end that is open at an instant is looked at again; null when the end is known. */
export function reviewOf(rule: CompiledRule, instant: number): string | null {
  return Number.isFinite(endAsKnown(rule, instant)) ? null : (rule.body.reviewOn ?? null);
}

/** A capability that stands still, as it is told. */
export function holdView(compiled: CompiledAvailability, ask: Ask, standing: Standing, instant: number): StandingHold {
  const { since, until } = spanOfStanding(compiled, ask, standing, instant);
  const { code, need, rule } = standing;
  return {
    code,
    capability: need.capability,
    card: need.card,
    isConditional: need.isConditional,
    rule: rule.key,
    reason: rule.body.reason,
    since: instantText(since),
    until: instantText(until),
    reviewOn: reviewOf(rule, instant),
  };
}

/** A running case, as far as rules look at it. `site` is where it will be served or fetched, when that is known. */
export interface RunningCase {
  readonly service: string;
  readonly site?: string | undefined;
  readonly purpose?: string | undefined;
  readonly filedOn: string;
}

/**
 * Which steps of a running case stand still at an instant by the rules, whatever its state: the caller knows which step
 * is next. `nextChange` is when others do, or for another reason; null when that is never.
 */
export function holdsAt(
  compiled: CompiledAvailability,
  running: RunningCase,
  at: Date,
): { readonly holds: StandingHold[]; readonly nextChange: Date | null } {
  const service = compiled.services.get(running.service);
  if (!service) return { holds: [], nextChange: null };
  const { purpose, filedOn } = running;
  const site = compiled.sites.some(({ body }) => body.code === running.site) ? (running.site ?? null) : null;
  const ask: Ask = {
    service,
    channel: null,
    site,
    stage: "continue",
    purpose: purpose === undefined || purpose === "NONE" ? null : purpose,
    filedOn,
  };
  const textOf = (standing: readonly Standing[]) =>
    standing.map(({ code, need, rule }) => `${code} ${need.card} ${rule.key}`).join();
  const now = standingAt(compiled, ask, service.needs, at.getTime());
  let { end } = now;
  while (Number.isFinite(end)) {
    const then = standingAt(compiled, ask, service.needs, end);
    if (textOf(then.standing) !== textOf(now.standing)) break;
    end = then.end;
  }
  return {
    holds: now.standing.map((standing) => holdView(compiled, ask, standing, at.getTime())),
    nextChange: Number.isFinite(end) ? new Date(end) : null,
  };
}
