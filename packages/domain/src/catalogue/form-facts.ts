/** A site of the office and the capabilities it offers. */
export interface SiteFact {
  readonly id: string;
  readonly name: string;
  readonly capabilities: readonly string[];
}

/** A free bookable time at a site; `label` is already worded in the office's zone. */
export interface SlotFact {
  readonly id: string;
  readonly siteId: string;
  readonly label: { readonly id: string; readonly en: string };
}

/** What a form has to know of the office and the day; nothing else from outside reaches the rules. */
export interface FormFacts {
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Kemendagri code of the office's area, `64.74`. */
  readonly tenantRegion: string;
  /** Name of a region by its dotted code; undefined = not in today's list. Preload what `listRegionCodes` names. */
  readonly regionName: (code: string) => string | undefined;
  readonly sites: readonly SiteFact[];
  /** False: the office books no times; slot fields are hidden and count as answered. */
  readonly booking: boolean;
  /** The free times, when `booking`. */
  readonly slots?: readonly SlotFact[];
}

/** The sites that offer a capability, in the office's order. */
export function sitesWith(facts: FormFacts, capability: string): readonly SiteFact[] {
  return facts.sites.filter((site) => site.capabilities.includes(capability));
}

/** The free times at a site. */
export function slotsAt(facts: FormFacts, siteId: unknown): readonly SlotFact[] {
  return (facts.slots ?? []).filter((slot) => slot.siteId === siteId);
}

/** Whether a region lies in the office's area. */
export function isInTenant(facts: FormFacts, code: string): boolean {
  return code === facts.tenantRegion || code.startsWith(`${facts.tenantRegion}.`);
}
