import type { RuleBody } from "@gerai/contracts/availability";

/** A rule of an office that closes, suspends or stops something, as the ministry sees it: no words but its name. */
export interface Closure {
  readonly ruleKey: string;
  readonly name: string;
  /** `close`, `stopsWork` or the capabilities that stand still. */
  readonly effects: readonly string[];
  /** Codes of services and categories; none means all. */
  readonly services: readonly string[];
  /** First and last day; null when nobody decided the last. */
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly reviewOn: string | null;
}

const DAY_MS = 86_400_000;

function lastDay({ from, until, durationDays }: RuleBody): string | null {
  if (until !== undefined) return until.slice(0, 10);
  if (durationDays === undefined) return null;
  return new Date(Date.parse(from.slice(0, 10)) + (durationDays - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** The closure that a published rule is, or undefined when it closes nothing. */
export function closureOf(ruleKey: string, rule: RuleBody): Closure | undefined {
  const { access, suspend, stopsWork } = rule.effects;
  const effects = [
    ...(access === "close" ? ["close"] : []),
    ...(stopsWork ? ["stopsWork"] : []),
    ...new Set((suspend ?? []).map(({ capability }) => capability)),
  ];
  if (effects.length === 0) return undefined;
  return {
    ruleKey,
    name: rule.name,
    effects,
    services: [...(rule.scope.services ?? []), ...(rule.scope.categories ?? [])],
    fromOn: rule.from.slice(0, 10),
    untilOn: lastDay(rule),
    reviewOn: rule.reviewOn ?? null,
  };
}
