import type { Text } from "@gerai/contracts/catalogue";
import { comparisonsOf, holds, judge } from "./conditions.ts";
import type { RuleDefinition, ServiceDefinition } from "./template.ts";
import type { Walk } from "./walk-form.ts";

/** A rule that stops the case. */
export interface Stop {
  readonly rule: string;
  readonly message: Text;
  /** Code of the service that serves instead; its `prefill` stands in `bundlesWith`. */
  readonly suggest?: string;
  /** The last page whose answers decided it: where the message belongs. */
  readonly page?: string;
}

/** A mark for the officer; never a stop. */
export interface Flag {
  readonly rule: string;
  readonly effect: "flagLate" | "needsHeadApproval";
  readonly message: Text;
}

function decidingPage(definition: ServiceDefinition, rule: RuleDefinition): string | undefined {
  const named = comparisonsOf(rule.must).map(({ field }) => field);
  const sources = new Set([
    ...named.map((key) => key.replace(/\.village$/, "")),
    ...definition.derived.filter(({ key }) => named.includes(key)).flatMap(({ from }) => from),
  ]);
  return definition.pages.findLast((page) => page.fields.some((field) => sources.has(field.key)))?.key;
}

/**
 * The rules that stop the case. While questions are unanswered a rule stops only when no further answer could meet it;
 * once every answer is in (`isComplete`) an unmet rule stops.
 */
export function findStops(definition: ServiceDefinition, walk: Walk, isComplete: boolean): Stop[] {
  const look = isComplete ? walk.look : walk.lookOpen;
  return definition.eligibility.rules.flatMap((rule) => {
    if (!rule.must || !rule.message || judge(rule.must, look) !== false) return [];
    const page = decidingPage(definition, rule);
    return [
      { rule: rule.rule, message: rule.message, ...(rule.suggest && { suggest: rule.suggest }), ...(page && { page }) },
    ];
  });
}

/** The rules that flag the case for the officer. */
export function findFlags(definition: ServiceDefinition, walk: Walk): Flag[] {
  return definition.eligibility.rules.flatMap(({ rule, when, effect, message }) =>
    when && effect && message && holds(when, walk.look) ? [{ rule, effect, message }] : [],
  );
}
