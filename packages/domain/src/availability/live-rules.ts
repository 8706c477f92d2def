import type { RuleBody } from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type CompiledRule, coversService } from "./compiled-rule.ts";

/** A rule with the instants between which it holds; no end while nobody has decided it. */
export interface DatedRule {
  readonly key: string;
  readonly body: RuleBody;
  readonly since: Date;
  readonly until: Date | null;
}

const view = ({ key, body, start, end }: CompiledRule): DatedRule => ({
  key,
  body,
  since: new Date(start),
  until: Number.isFinite(end) ? new Date(end) : null,
});

/** All rules of the configuration by their beginning, ended and coming ones too: for timelines. */
export function datedRules(compiled: CompiledAvailability): DatedRule[] {
  return [...compiled.rules].sort((one, other) => one.start - other.start).map(view);
}

/** The rules in force at an instant, by precedence: what an office has to announce. */
export function liveRules(compiled: CompiledAvailability, at: Date): DatedRule[] {
  const instant = at.getTime();
  return compiled.rules.filter(({ start, end }) => start <= instant && instant < end).map(view);
}

/** Purposes by which a rule in force makes an exception for this service; none: nobody needs to be asked. */
export function purposesThatMatter(compiled: CompiledAvailability, service: string, at: Date): string[] {
  const facts = compiled.services.get(service);
  if (!facts) return [];
  const exceptions = liveRules(compiled, at)
    .filter(({ body }) => coversService(body.scope, facts))
    .flatMap(({ body }) => body.exceptions)
    .filter((exception) => coversService(exception, facts));
  return [...new Set(exceptions.flatMap(({ purposes }) => purposes ?? []))].sort();
}

/** Whether the purpose has to be asked before anything else: a rule in force makes an exception by it. */
export function needsPurpose(compiled: CompiledAvailability, service: string, at: Date): boolean {
  return purposesThatMatter(compiled, service, at).length > 0;
}
