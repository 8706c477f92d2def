import type { RuleBody } from "@gerai/contracts/availability";
import { type CompiledRule, coversService } from "./compiled-rule.ts";
import { type Finding, warning } from "./finding.ts";
import type { ServiceFacts } from "./service-facts.ts";

function meet(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((value) => other.includes(value));
}

function scopesMeet(one: RuleBody, other: RuleBody, services: readonly ServiceFacts[], isAccess: boolean): boolean {
  return (
    services.some((service) => coversService(one.scope, service) && coversService(other.scope, service)) &&
    meet(one.scope.sites, other.scope.sites) &&
    // What stands still does so for every channel and stage.
    (!isAccess || (meet(one.scope.channels, other.scope.channels) && meet(one.scope.stages, other.scope.stages)))
  );
}

function accessDiffers({ effects: one }: RuleBody, { effects: other }: RuleBody): boolean {
  const access = one.access !== undefined && other.access !== undefined && one.access !== other.access;
  const capacity =
    one.capacityFactor !== undefined &&
    other.capacityFactor !== undefined &&
    one.capacityFactor !== other.capacityFactor;
  return access || capacity;
}

function capabilityDiffers({ effects: one }: RuleBody, { effects: other }: RuleBody): boolean {
  const resumes = (effects: RuleBody["effects"], suspending: RuleBody["effects"]) =>
    suspending.suspend?.some(({ capability }) => effects.resume?.includes(capability)) === true;
  return resumes(one, other) || resumes(other, one);
}

const isSameBreadth = (one: CompiledRule, other: CompiledRule): boolean =>
  one.breadth.every((size, index) => size === other.breadth[index]);

/**
 * Pairs of rules that say opposite things of the same at the same time and of which neither is narrower: only the day of
 * publishing decides. Rules that have ended by an instant are left alone.
 */
export function findContradictions(
  rules: readonly CompiledRule[],
  services: readonly ServiceFacts[],
  instant: number,
): Finding[] {
  const current = rules.filter(({ end }) => end > instant);
  return current.flatMap((one, index) =>
    current.slice(index + 1).flatMap((other) => {
      if (!isSameBreadth(one, other)) return [];
      if (Math.max(one.start, other.start, instant) >= Math.min(one.end, other.end)) return [];
      const differs =
        (accessDiffers(one.body, other.body) && scopesMeet(one.body, other.body, services, true)) ||
        (capabilityDiffers(one.body, other.body) && scopesMeet(one.body, other.body, services, false));
      return differs ? [warning("rule.contradiction", [one.key, other.key], [one.body.name, other.body.name])] : [];
    }),
  );
}
