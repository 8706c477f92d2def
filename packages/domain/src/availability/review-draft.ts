import {
  type ConfigurationChoicesView,
  type DatedRuleView,
  Day,
  type DraftReviewView,
  type NationalCalendarView,
} from "@gerai/contracts/availability";
import type { Text } from "@gerai/contracts/catalogue";
import { z } from "zod";
import { nationalCatalogue, type PlannedService } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { compileAvailability } from "./compile-availability.ts";
import { holidaysBetween } from "./day-hours.ts";
import { type DatedRule, datedRules } from "./live-rules.ts";
import { readAvailability, readCalendar, readPlannedOffice } from "./load-availability.ts";
import { newErrors } from "./new-errors.ts";
import { purposeLabels } from "./service-today.ts";
import { validateConfiguration } from "./validate-configuration.ts";

const administrator = { principals: ["staff"], permission: "office:manage" } as const;

function viewRule({ key, body, since, until }: DatedRule): DatedRuleView {
  return {
    key,
    name: body.name,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    reviewOn: body.reviewOn ?? null,
    closes: body.effects.access === "close" || body.effects.stopsWork === true,
    suspends: body.effects.suspend !== undefined,
  };
}

const DAY_MS = 86_400_000;
/** Days of the calendar that are listed at most, ten years. */
const MOST_DAYS = 3_700;

/** The last day that is looked at: as asked, but never more than ten years from the first. */
function lastDay(from: string, until: string): string {
  const longest = new Date(Date.parse(from) + MOST_DAYS * DAY_MS).toISOString().slice(0, 10);
  return until < longest ? until : longest;
}

/**
 * The draft as a whole: what is wrong with it and what of that stops it, its rules, and the closed days of a stretch of
 * days; last year to the next when none is asked for.
 */
export const reviewDraft = query({
  ...administrator,
  action: "availability.review-draft",
  input: z.object({ from: Day.optional(), until: Day.optional() }),
  async run(scope, asked): Promise<DraftReviewView> {
    const [before, { input: after }] = await Promise.all([readAvailability(scope), readPlannedOffice(scope)]);
    const today = scope.ctx.today();
    const year = Number(today.slice(0, 4));
    const from = asked.from ?? `${year - 1}-01-01`;
    const until = lastDay(from, asked.until ?? `${year + 1}-12-31`);
    const findings = validateConfiguration(after, today);
    const stopping = new Set(newErrors(validateConfiguration(before, today), findings));
    const compiled = compileAvailability(after);
    return {
      now: scope.ctx.now().toISOString(),
      findings: findings.map((finding) => ({
        ...finding,
        keys: [...finding.keys],
        about: [...finding.about],
        stops: stopping.has(finding),
      })),
      rules: datedRules(compiled).map(viewRule),
      holidays: holidaysBetween(compiled, from, until),
    };
  },
});

function purposesOf(services: readonly PlannedService[]): { code: string; label: Text }[] {
  const labels = new Map(services.flatMap(({ definition }) => [...purposeLabels(definition)]));
  const codes = [...new Set(services.flatMap(({ definition }) => definition.purposes))].sort();
  return codes.map((code) => ({ code, label: labels.get(code) ?? { id: code, en: code } }));
}

/** What a form about rules, hours and contacts can name. */
export const listConfigurationChoices = query({
  ...administrator,
  action: "availability.list-choices",
  input: z.object({}),
  async run(scope): Promise<ConfigurationChoicesView> {
    const { services, input } = await readPlannedOffice(scope);
    const used = new Set(services.map(({ definition }) => definition.category));
    return {
      today: scope.ctx.today(),
      categories: nationalCatalogue().categories.filter(({ code }) => used.has(code)),
      services: services.map(({ code, isOffered, definition: { category, name } }) => ({
        code,
        category,
        name,
        isOffered,
      })),
      purposes: purposesOf(services),
      sites: input.items.flatMap((item) =>
        item.kind === "site" ? [{ code: item.body.code, name: item.body.name }] : [],
      ),
    };
  },
});

/** The nation's days of a year: what an office begins from. */
export const readNationalCalendar = query({
  ...administrator,
  action: "availability.read-calendar",
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  async run(scope, { year }): Promise<NationalCalendarView> {
    const days = await readCalendar(scope);
    return { days: days.filter(({ day, lastDay }) => day <= `${year}-12-31` && lastDay >= `${year}-01-01`) };
  },
});
