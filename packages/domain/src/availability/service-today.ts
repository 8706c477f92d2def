import type {
  Alternative,
  AvailabilityAnswer,
  Channel,
  KeptOpen,
  ServiceTodayView,
  ServiceWay,
  SiteBody,
} from "@gerai/contracts/availability";
import { slugOfService, type Text } from "@gerai/contracts/catalogue";
import type { ServiceDefinition } from "../catalogue/index.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { coversService } from "./compiled-rule.ts";
import { counterDays } from "./counter-intervals.ts";
import { liveRules, purposesThatMatter } from "./live-rules.ts";
import { dayNumber, dayText } from "./office-time.ts";
import { sitesOn } from "./office-today.ts";
import { rememberedAnswer } from "./remembered-answer.ts";
import { contactsFor } from "./site-for.ts";
import { widestHours } from "./widest-hours.ts";

const DAYS_SHOWN = 7;

/** Of whom and when a service is asked. */
interface Asked {
  readonly compiled: CompiledAvailability;
  readonly code: string;
  readonly purpose: string | undefined;
  readonly at: Date;
  readonly day: string;
}

function wayOf(asked: Asked, channel: Channel, stage: "file" | "collect", site: SiteBody | null): ServiceWay[] {
  const { compiled, code, purpose, at, day } = asked;
  const question = { service: code, channel, stage, purpose, ...(site && { site: site.code }) };
  const answer = rememberedAnswer(compiled, question, at);
  if (answer.reason?.kind === "notOffered") return [];
  const [today] = widestHours(compiled, { channel, stage, site: site?.code ?? null, services: [code] }, day, 1);
  const place = site && { code: site.code, name: site.name, address: site.address };
  const service = compiled.services.get(code);
  const numbers =
    channel === "whatsapp" && service ? contactsFor(compiled, { service }, ["whatsapp"], at.getTime()).value : [];
  const phones = numbers.flatMap(({ phone }) => phone ?? []);
  return [{ channel, site: place, answer, today: today?.spans ?? [], phones }];
}

/** The question by which the form of a service learns the purpose. */
function purposeField({ pages }: ServiceDefinition) {
  const field = pages.flatMap(({ fields }) => fields).find(({ key }) => key === "case.purpose");
  return field?.type === "select" ? field : undefined;
}

/** What the form of a service calls each purpose. */
export function purposeLabels(definition: ServiceDefinition): ReadonlyMap<string, Text> {
  return new Map(purposeField(definition)?.options.map(({ value, label }) => [value, label]));
}

function purposeQuestion(definition: ServiceDefinition): ServiceTodayView["purposeQuestion"] {
  const field = purposeField(definition);
  if (!field) return null;
  const options = field.options.map(({ value, label }) => ({ code: value, label }));
  return { label: field.label, hint: field.hint ?? null, options };
}

/** What the counter does although a rule closed it: by purpose, and for cases filed before a day. */
function keptOpenOf(asked: Asked, named: (codes: readonly string[]) => KeptOpen["purposes"]): KeptOpen[] {
  const { compiled, code, at, day } = asked;
  const service = compiled.services.get(code);
  const isKept = ({ reason }: AvailabilityAnswer) => reason?.kind !== "rule" && reason?.kind !== "notOffered";
  const byPurpose = purposesThatMatter(compiled, code, at).flatMap((purpose): KeptOpen[] => {
    const answer = rememberedAnswer(compiled, { service: code, channel: "counter", stage: "file", purpose }, at);
    return isKept(answer) ? [{ purposes: named([purpose]), filedBefore: null, answer }] : [];
  });
  const days = liveRules(compiled, at)
    .flatMap(({ body }) => body.exceptions)
    .filter((exception) => service && coversService(exception, service))
    .flatMap(({ filedBefore }) => (filedBefore !== undefined && filedBefore <= day ? [filedBefore] : []));
  const earlier = [...new Set(days)].sort().flatMap((filedBefore): KeptOpen[] => {
    const filedOn = dayText(dayNumber(filedBefore) - 1);
    const answer = rememberedAnswer(compiled, { service: code, channel: "counter", stage: "continue", filedOn }, at);
    return isKept(answer) ? [{ purposes: [], filedBefore, answer }] : [];
  });
  return [...byPurpose, ...earlier];
}

function alternativesOf(ways: readonly ServiceWay[]): Alternative[] {
  const found = new Map<string, Alternative>();
  for (const alternative of ways.filter(({ answer }) => !answer.open).flatMap(({ answer }) => answer.alternatives)) {
    const key =
      alternative.kind === "channel"
        ? `${alternative.channel} ${alternative.site}`
        : alternative.kind === "contact"
          ? alternative.name
          : alternative.text.id;
    if (!found.has(key)) found.set(key, alternative);
  }
  return [...found.values()];
}

/** Where a service is open at an instant, for somebody with a purpose or without one. */
export function serviceToday(
  compiled: CompiledAvailability,
  definition: ServiceDefinition,
  purpose: string | undefined,
  at: Date,
): ServiceTodayView {
  const { code } = definition;
  const day = dayText(compiled.time.dayOf(at.getTime()));
  const asked: Asked = { compiled, code, purpose, at, day };
  const sites = sitesOn(compiled, at);
  const labels = purposeLabels(definition);
  const named = (codes: readonly string[]) =>
    codes.map((one) => ({ code: one, label: labels.get(one) ?? { id: one, en: one } }));
  const counters = sites
    .filter(({ capabilities }) => capabilities.includes("counter"))
    .flatMap((site) => wayOf(asked, "counter", "file", site));
  const ways = [...wayOf(asked, "web", "file", null), ...wayOf(asked, "whatsapp", "file", null), ...counters];
  const shelves = sites
    .filter(({ capabilities }) => capabilities.includes("pickup"))
    .flatMap((site) => wayOf(asked, "counter", "collect", site));
  const [counter] = counters;
  const purposes = named(purposesThatMatter(compiled, code, at).filter((one) => labels.has(one)));
  return {
    at: at.toISOString(),
    day,
    service: { code, slug: slugOfService(code), name: definition.name },
    ways,
    collect: shelves[0] ?? null,
    keptOpen: counters.some(({ answer }) => answer.reason?.kind === "rule") ? keptOpenOf(asked, named) : [],
    purposes,
    purposeQuestion: purposes.length > 0 ? purposeQuestion(definition) : null,
    alternatives: alternativesOf(ways),
    week: counter?.site ? counterDays(compiled, [code], counter.site.code, day, DAYS_SHOWN) : [],
  };
}
