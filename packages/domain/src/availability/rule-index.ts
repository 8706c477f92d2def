import type { Capability, CardKind, RuleScope } from "@gerai/contracts/availability";
import { type Ask, type CompiledRule, coversAsk, coversService } from "./compiled-rule.ts";
import type { ServiceFacts } from "./service-facts.ts";
import { Timeline } from "./timeline.ts";

type Where = Pick<Ask, "service" | "channel" | "site" | "stage">;

/**
 * Rules by what they are about. A history of thousands has few different scopes, so a question is held against each
 * scope once, and questions that the same scopes take in share their timelines.
 */
export class RuleIndex {
  readonly #rules: readonly CompiledRule[];
  readonly #scopes: RuleScope[] = [];
  /** For each rule the place of its scope. */
  readonly #scopeOf: number[] = [];
  readonly #timelines = new Map<string, Timeline>();

  /** `rules` in the order of precedence. */
  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
    const places = new Map<string, number>();
    for (const { body } of rules) {
      const text = JSON.stringify(body.scope);
      const place = places.get(text) ?? this.#scopes.push(body.scope) - 1;
      places.set(text, place);
      this.#scopeOf.push(place);
    }
  }

  /** Timelines of the rules that take in a question: all of them, and those that say something of a kind. */
  about(where: Where) {
    const places = this.#places((scope) => coversAsk(scope, where));
    return {
      rules: this.#timeline("all", places, () => true),
      access: this.#timeline("access", places, ({ body }) => body.effects.access !== undefined),
      overrides: this.#timeline("overrides", places, ({ body }) => body.overridesHoliday !== undefined),
      stops: this.#timeline("stops", places, ({ body }) => body.effects.stopsWork === true),
    };
  }

  /** Rules that let a capability stand still or go on; through which channel a case came does not matter. */
  aboutCapability(service: ServiceFacts, site: string | null, capability: Capability, card: CardKind | null): Timeline {
    const places = this.#places(
      (scope) =>
        coversService(scope, service) && (scope.sites === undefined || (site !== null && scope.sites.includes(site))),
    );
    return this.#timeline(`${capability} ${card}`, places, ({ body: { effects } }) => {
      const stands = effects.suspend?.some(
        (one) => one.capability === capability && (one.card === undefined || one.card === card),
      );
      return stands === true || effects.resume?.includes(capability) === true;
    });
  }

  #places(covers: (scope: RuleScope) => boolean): number[] {
    return this.#scopes.flatMap((scope, place) => (covers(scope) ? [place] : []));
  }

  #timeline(kind: string, places: readonly number[], keeps: (rule: CompiledRule) => boolean): Timeline {
    const name = `${kind} ${places.join(",")}`;
    const known = this.#timelines.get(name);
    if (known) return known;
    const wanted = new Set(places);
    const timeline = new Timeline(this.#rules.filter((rule, at) => wanted.has(this.#scopeOf[at] ?? -1) && keeps(rule)));
    this.#timelines.set(name, timeline);
    return timeline;
  }
}
