import { createHash } from "node:crypto";
import {
  type Form,
  type FormFacts,
  fillForm,
  nationalCatalogue,
  type ServiceDefinition,
  type SiteFact,
} from "../../packages/domain/src/catalogue/index.ts";
import { dayInZone } from "../../packages/foundation/src/clock.ts";
import { adaptAnswers } from "./adapt-answers.ts";
import type { CasePlan } from "./case-plans.ts";
import { type Beat, storyOf } from "./case-story.ts";
import type { CaseFacts } from "./demo-case.ts";
import { type DemoZone, daysBefore, timesOf } from "./office-hours.ts";

/** What the answers of an office's cases are made of. */
export interface DemoArea {
  readonly zone: DemoZone;
  readonly regionCode: string;
  readonly shortName: string;
  readonly seat: string;
  /** Codes of the villages of the area. */
  readonly villages: readonly string[];
  readonly regionName: (code: string) => string | undefined;
  readonly sites: readonly SiteFact[];
}

/** A case ready to be lived through: each beat with its instant, the first one's first. */
export interface PreparedCase extends CaseFacts {
  readonly times: readonly Date[];
  readonly beats: readonly Beat[];
}

/** The UUID of the `index`-th plan. */
export function planKey(index: number): string {
  const hex = createHash("sha256").update(`gerai demo case ${index}`).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}

function filingTime({ filed }: CasePlan, now: Date, zone: DemoZone): Date {
  return typeof filed === "number" ? new Date(now.getTime() - filed * 60_000) : daysBefore(now, ...filed, zone);
}

function fill(definition: ServiceDefinition, plan: CasePlan, index: number, area: DemoArea, day: string): Form {
  const { regionCode, regionName, sites, villages } = area;
  const [first, second] = [villages[(index * 7) % villages.length], villages[(index * 11 + 5) % villages.length]];
  if (!first || !second) throw new Error(`No villages are known in ${regionCode}.`);
  const siteOf = (capability: string) => sites.find((site) => site.capabilities.includes(capability))?.id ?? "";
  const place = { ...area, index, villages: [first, second] as const, day, siteOf };
  const facts: FormFacts = { today: day, tenantRegion: regionCode, regionName, sites, booking: false };
  const form = fillForm(definition, adaptAnswers(plan.service, plan.sample, place), facts);
  if (form.sendable) return form;
  const faults = [...form.errors.map(({ field, code }) => `${field} ${code}`), ...form.blocked.map(({ rule }) => rule)];
  throw new Error(`Sample ${plan.sample} of ${plan.service} does not fit ${plan.office}: ${faults.join(", ")}`);
}

/**
 * Works out a case: when each thing in it happened up to `now`, and answers that the form of the day of filing takes.
 * Throws when the form would not take them.
 */
export function prepareCase(index: number, plan: CasePlan, area: DemoArea, now: Date): PreparedCase {
  const definition = nationalCatalogue().definitions.find(({ code }) => code === plan.service);
  if (!definition) throw new Error(`There is no service ${plan.service}.`);
  const key = planKey(index);
  const jitter = Number.parseInt(key.slice(0, 4), 16) / 0xffff;
  let start = filingTime(plan, now, area.zone);
  for (;;) {
    const form = fill(definition, plan, index, area, dayInZone(start, area.zone));
    const isLate = form.flags.some(({ effect }) => effect === "needsHeadApproval");
    const beats = storyOf(plan, form, isLate);
    const gaps = beats.slice(1).map(({ gap }) => gap);
    const times = timesOf(start, gaps, now, area.zone, jitter);
    const [first = start] = times;
    if (dayInZone(first, area.zone) === dayInZone(start, area.zone)) {
      return { plan, key, definition, form, times, beats };
    }
    // What did not fit before now begins on an earlier day, and the dates in the answers move along.
    start = first;
  }
}
