import type { Channel, RuleBody, RuleException, RuleScope, Stage } from "@gerai/contracts/availability";
import { DAY, type OfficeTime } from "./office-time.ts";
import type { ServiceFacts } from "./service-facts.ts";

/** A rule with its times as instants, ready to be compared; `end` is infinite while nobody has decided it. */
export interface CompiledRule {
  readonly key: string;
  readonly body: RuleBody;
  readonly publishedAt: number;
  readonly start: number;
  readonly end: number;
  /** Since when the end is known; long ago unless it had been left open at first. */
  readonly endKnown: number;
  /** How much a rule covers: services, sites, channels, stages. Smaller is narrower, the first difference decides. */
  readonly breadth: readonly number[];
}

/** Of whom and what a rule is asked. `null` in place of a channel or site: the question has none. */
export interface Ask {
  readonly service: ServiceFacts;
  readonly channel: Channel | "office" | null;
  readonly site: string | null;
  readonly stage: Stage;
  readonly purpose: string | null;
  /** The day the case was filed; null for a new filing. */
  readonly filedOn: string | null;
}

type ServiceScope = { readonly services?: readonly string[]; readonly categories?: readonly string[] };

/** Whether a scope takes in a service: none named, or it or its category is. */
export function coversService(scope: ServiceScope, service: ServiceFacts): boolean {
  if (!scope.services && !scope.categories) return true;
  return scope.services?.includes(service.code) === true || scope.categories?.includes(service.category) === true;
}

function covers<T>(named: readonly T[] | undefined, value: unknown): boolean {
  return named === undefined || named.includes(value as T);
}

/** Whether a scope takes in a question. Sites that are named never take in a question without one. */
export function coversAsk(
  scope: { readonly channels?: readonly string[] } & Omit<RuleScope, "channels">,
  ask: Pick<Ask, "service" | "channel" | "site" | "stage">,
): boolean {
  return (
    coversService(scope, ask.service) &&
    covers(scope.channels, ask.channel) &&
    covers(scope.sites, ask.site) &&
    covers(scope.stages, ask.stage)
  );
}

function isExcepted(exception: RuleException, ask: Ask): boolean {
  return (
    coversAsk(exception, ask) &&
    (exception.purposes === undefined || (ask.purpose !== null && exception.purposes.includes(ask.purpose))) &&
    (exception.filedBefore === undefined || (ask.filedOn !== null && ask.filedOn < exception.filedBefore))
  );
}

/** Whether the rule holds for the one who asks: an exception beats its rule, and only its rule. */
export function holdsFor(rule: CompiledRule, ask: Ask): boolean {
  return !rule.body.exceptions.some((exception) => isExcepted(exception, ask));
}

/** How much a scope covers of an office with these services and sites; the measure of "narrower". */
export function breadthOf(
  scope: { readonly channels?: readonly string[] } & Omit<RuleScope, "channels">,
  services: readonly ServiceFacts[],
): number[] {
  const all = Number.MAX_SAFE_INTEGER;
  return [
    scope.services || scope.categories ? services.filter((service) => coversService(scope, service)).length : all,
    scope.sites?.length ?? all,
    scope.channels?.length ?? all,
    scope.stages?.length ?? all,
  ];
}

/** Narrower first, then the later published, then the greater key: a total order that no order of entry can disturb. */
export function byPrecedence(
  one: { readonly breadth: readonly number[]; readonly publishedAt: number; readonly key: string },
  other: { readonly breadth: readonly number[]; readonly publishedAt: number; readonly key: string },
): number {
  const at = one.breadth.findIndex((size, index) => size !== other.breadth[index]);
  if (at >= 0) return (one.breadth[at] ?? 0) - (other.breadth[at] ?? 0);
  if (one.publishedAt !== other.publishedAt) return other.publishedAt - one.publishedAt;
  return one.key < other.key ? 1 : one.key > other.key ? -1 : 0;
}

function endOf(body: RuleBody, start: number, time: OfficeTime): number {
  if (body.durationDays !== undefined) return start + body.durationDays * DAY;
  if (body.until === undefined) return Number.POSITIVE_INFINITY;
  return time.instantOf(body.until) + (body.until.length === 10 ? DAY : 0);
}

/** The end as it was known at an instant: infinite while nobody had decided it. */
export function endAsKnown(rule: CompiledRule, instant: number): number {
  return rule.endKnown <= instant ? rule.end : Number.POSITIVE_INFINITY;
}

/** A rule of the configuration, made ready. */
export function compileRule(
  item: { readonly key: string; readonly publishedAt: Date; readonly body: RuleBody },
  time: OfficeTime,
  services: readonly ServiceFacts[],
): CompiledRule {
  const start = time.instantOf(item.body.from);
  return {
    key: item.key,
    body: item.body,
    publishedAt: item.publishedAt.getTime(),
    start,
    end: endOf(item.body, start, time),
    endKnown:
      item.body.untilDecidedOn === undefined ? Number.NEGATIVE_INFINITY : time.instantOf(item.body.untilDecidedOn),
    breadth: breadthOf(item.body.scope, services),
  };
}
