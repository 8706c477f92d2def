import { type Capability, type CardKind, HOLD_OF_CAPABILITY, type HoldCode } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type Ask, type CompiledRule, holdsFor } from "./compiled-rule.ts";
import type { Need } from "./service-facts.ts";
import type { Timeline } from "./timeline.ts";

/** A capability that stands still at an instant. */
export interface Standing {
  readonly code: HoldCode;
  readonly need: Need;
  readonly rule: CompiledRule;
}

const CODES_OF: Readonly<Record<Capability, readonly HoldCode[]>> = {
  recording: [HOLD_OF_CAPABILITY.recording],
  printing: [HOLD_OF_CAPABILITY.printing, "BLANKO_OUT"],
  pickup: [HOLD_OF_CAPABILITY.pickup],
  legalisation: [HOLD_OF_CAPABILITY.legalisation],
  siak: [HOLD_OF_CAPABILITY.siak],
};

/**
 * A capability is asked for at the step that needs it: fetching needs `pickup`, all else happens while a case goes on.
 * Through which channel it was filed does not matter.
 */
function askOf(ask: Ask, capability: Capability): Ask {
  return { ...ask, channel: null, stage: capability === "pickup" ? "collect" : "continue" };
}

function suspends(rule: CompiledRule, capability: Capability, card: CardKind | null, code: HoldCode): boolean {
  return (
    rule.body.effects.suspend?.some(
      (one) =>
        one.capability === capability &&
        (one.card === undefined || one.card === card) &&
        (one.blanksOut === true) === (code === "BLANKO_OUT"),
    ) === true
  );
}

/** The rule by which a hold stands: the first that holds for the one who asks and says that it does, or does not. */
function standsBy(timeline: Timeline, ask: Ask, need: Need, code: HoldCode, instant: number): CompiledRule | undefined {
  for (const rule of timeline.at(instant).rules) {
    if (!holdsFor(rule, ask)) continue;
    if (suspends(rule, need.capability, need.card, code)) return rule;
    if (rule.body.effects.resume?.includes(need.capability)) return undefined;
  }
  return undefined;
}

/** Which needs of the service stand still, in the order of its needs, and until when nothing about that can change. */
export function standingAt(
  compiled: CompiledAvailability,
  ask: Ask,
  needs: readonly Need[],
  instant: number,
): { readonly standing: readonly Standing[]; readonly start: number; readonly end: number } {
  const standing: Standing[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let end = Number.POSITIVE_INFINITY;
  for (const need of needs) {
    const timeline = compiled.capability(ask.service, ask.site, need.capability, need.card);
    const stretch = timeline.at(instant);
    start = Math.max(start, stretch.start);
    end = Math.min(end, stretch.end);
    if (stretch.rules.length === 0) continue;
    const step = askOf(ask, need.capability);
    for (const code of CODES_OF[need.capability]) {
      const rule = standsBy(timeline, step, need, code, instant);
      if (rule) standing.push({ code, need, rule });
    }
  }
  return { standing, start, end };
}

/** The first instant without a rule that lets it stand, unless the end of one of them was not decided yet when asked. */
function endOfStanding(
  timeline: Timeline,
  ruleAt: (instant: number) => CompiledRule | undefined,
  instant: number,
): number {
  let known = Number.POSITIVE_INFINITY;
  let at = instant;
  for (let rule = ruleAt(at); rule && Number.isFinite(at); rule = ruleAt(at)) {
    if (rule.endKnown > instant) known = Math.min(known, rule.end);
    at = timeline.at(at).end;
    if (!Number.isFinite(at)) break;
  }
  return at < known ? at : Number.POSITIVE_INFINITY;
}

/** Since when this rule has let the capability stand still, and the first instant at which nothing does any more. */
export function spanOfStanding(
  compiled: CompiledAvailability,
  ask: Ask,
  { code, need, rule }: Standing,
  instant: number,
): { readonly since: number; readonly until: number } {
  const timeline = compiled.capability(ask.service, ask.site, need.capability, need.card);
  const step = askOf(ask, need.capability);
  let since = timeline.at(instant).start;
  while (Number.isFinite(since) && standsBy(timeline, step, need, code, since - 1)?.key === rule.key) {
    since = timeline.at(since - 1).start;
  }
  return { since, until: endOfStanding(timeline, (at) => standsBy(timeline, step, need, code, at), instant) };
}
