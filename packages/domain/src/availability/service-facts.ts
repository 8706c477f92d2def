import type { Capability, CardKind } from "@gerai/contracts/availability";
import { outputKindOf, type ServiceDefinition } from "../catalogue/index.ts";

/** A capability that a service cannot do without. */
export interface Need {
  readonly capability: Capability;
  /** The card that is printed; null for what is not printing. */
  readonly card: CardKind | null;
  /** Only some cases of the service need it. */
  readonly isConditional: boolean;
}

/** What the rules must know of a service, by its template. */
export interface ServiceFacts {
  readonly code: string;
  readonly category: string;
  /** May be filed at the counter. */
  readonly atCounter: boolean;
  /** May be filed on the web and by message. */
  readonly online: boolean;
  /** Something may be fetched at the office. */
  readonly collected: boolean;
  /** Something may be sent to the applicant without a visit. */
  readonly sent: boolean;
  readonly needs: readonly Need[];
  /** What a site must offer for a visit, besides a counter. */
  readonly visitNeeds: readonly ("recording" | "legalisation")[];
}

const isVisitNeed = (name: string): name is "recording" | "legalisation" =>
  name === "recording" || name === "legalisation";

function needsOf(definition: ServiceDefinition): Need[] {
  const needs = definition.capabilities.flatMap(({ stage, capability, mode, condition }): Need[] => {
    if (stage === "file" || mode !== "must" || capability === "counter" || capability === "online") return [];
    const isConditional = condition !== undefined;
    if (capability !== "printing") return [{ capability, card: null, isConditional }];
    return definition.usesBlanko.map((use) => ({
      capability,
      card: use.card,
      isConditional: isConditional || use.condition !== undefined || use.perItemOf !== undefined,
    }));
  });
  const made = outputKindOf(definition.output.kind);
  if (made === "pdf" || made === "card") needs.push({ capability: "siak", card: null, isConditional: false });
  return needs;
}

/** Facts of a service as the office offers it. */
export function serviceFacts(definition: ServiceDefinition): ServiceFacts {
  const needs = needsOf(definition);
  const files = (capability: string) =>
    definition.capabilities.some((use) => use.stage === "file" && use.capability === capability);
  return {
    code: definition.code,
    category: definition.category,
    atCounter: files("counter"),
    online: files("online"),
    collected: definition.capabilities.some((use) => use.stage === "collect" && use.capability === "pickup"),
    sent: definition.output.delivery.some((way) => way === "email" || way === "whatsapp" || way === "message"),
    needs,
    visitNeeds: needs.flatMap(({ capability, isConditional }) =>
      !isConditional && isVisitNeed(capability) ? [capability] : [],
    ),
  };
}
