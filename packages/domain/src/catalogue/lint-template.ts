import { slugOfService } from "@gerai/contracts/catalogue";
import { type FieldPlaces, type LintFinding, lintConditions, placeFields } from "./lint-conditions.ts";
import { lintHouseRules } from "./lint-house-rules.ts";
import { resolveTemplate, TemplateError } from "./resolve-template.ts";
import type { FieldDefinition, ServiceDefinition, ServiceTemplate, SharedParts } from "./template.ts";

export type { LintFinding } from "./lint-conditions.ts";

/** Misspellings and foreign words that no citizen should read. */
const NOT_INDONESIAN = /\b(silahkan|aktifitas|ijin|nomer|merubah|dirubah|photo|apotik|sistim|di karenakan|jadual)\b/i;

function repeated(kind: string, values: readonly string[]): LintFinding[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => ({ where: `${kind} ${value}`, what: "stands twice" }));
}

function lintUniqueness({ pages, requirements, searchWords }: ServiceDefinition): LintFinding[] {
  const fields = pages.flatMap((page) => page.fields);
  const options = (field: FieldDefinition) => (field.type === "select" ? field.options.map(({ value }) => value) : []);
  return [
    ...repeated(
      "page",
      pages.map(({ key }) => key),
    ),
    ...repeated(
      "field",
      fields.map(({ key }) => key),
    ),
    ...repeated(
      "paper",
      requirements.map(({ key }) => key),
    ),
    ...repeated("search word", [...searchWords]),
    ...fields.flatMap((field) => repeated(`option of ${field.key}:`, options(field))),
    ...fields.flatMap((field) =>
      field.type === "group-list"
        ? repeated(
            `question of ${field.key}:`,
            field.items.map(({ key }) => key),
          )
        : [],
    ),
  ];
}

/** The other fields that a field names, and whether they have to come earlier. */
function namedFields(field: FieldDefinition): { key: string; what: string; isEarlier: boolean }[] {
  const named = (field.copyFrom ?? []).map(({ field: key }) => ({ key, what: "copyFrom", isEarlier: true }));
  if (field.type === "nik" || field.type === "kk") {
    named.push(...(field.differsFrom ?? []).map((key) => ({ key, what: "differsFrom", isEarlier: true })));
    named.push(...Object.values(field.compare ?? {}).map((key) => ({ key, what: "compare", isEarlier: false })));
  }
  if (field.type === "date") {
    const limits = [field.minDate, field.maxDate].filter((limit) => limit?.startsWith("field:"));
    named.push(...limits.map((limit = "") => ({ key: limit.slice(6), what: "date limit", isEarlier: true })));
  }
  if (field.type === "slot") named.push({ key: field.site, what: "site", isEarlier: true });
  return named;
}

function lintReferences({ fields, places }: FieldPlaces): LintFinding[] {
  return [...fields.values()].flatMap((field) =>
    namedFields(field).flatMap(({ key, what, isEarlier }) => {
      const where = `field ${field.key}`;
      const place = places.get(key);
      if (place === undefined) return [{ where, what: `${what} names unknown field ${key}` }];
      const isLate = isEarlier && place >= (places.get(field.key) ?? 0);
      return isLate ? [{ where, what: `${what} ${key} comes later` }] : [];
    }),
  );
}

function isPrefillable(target: FieldDefinition, source: FieldDefinition): boolean {
  return target.type === source.type || (target.type.endsWith("person-name") && source.type.endsWith("person-name"));
}

/** Suggested and bundled services exist, and prefilled answers fit the fields they go into. */
function lintLinks(definition: ServiceDefinition, { fields }: FieldPlaces, others: readonly ServiceDefinition[]) {
  const byCode = new Map([...others, definition].map((other) => [other.code, other]));
  const suggestions = definition.eligibility.rules.flatMap(({ rule, suggest }): LintFinding[] =>
    suggest && !byCode.has(suggest) ? [{ where: `rule ${rule}`, what: `suggests unknown service ${suggest}` }] : [],
  );
  const bundles = definition.bundlesWith.flatMap((bundle): LintFinding[] => {
    const where = `bundle ${bundle.code}`;
    const other = byCode.get(bundle.code);
    if (!other) return [{ where, what: "unknown service" }];
    const targets = placeFields(other).fields;
    const faults = Object.entries(bundle.prefill ?? {}).flatMap(([to, from]) => {
      const target = targets.get(to);
      const source = fields.get(from);
      if (!target) return [`prefill into unknown field ${to}`];
      if (!source) return [`prefill from unknown field ${from}`];
      return isPrefillable(target, source) ? [] : [`prefill ${to}: ${source.type} into ${target.type}`];
    });
    if (bundle.field && !fields.has(bundle.field)) faults.push(`unknown field ${bundle.field}`);
    return faults.map((what) => ({ where, what }));
  });
  return [...suggestions, ...bundles];
}

/** A group has at least two papers, and all of them say the same about when it is asked. */
function lintPaperGroups({ requirements }: ServiceDefinition): LintFinding[] {
  const groups = new Set(requirements.flatMap(({ oneOfGroup }) => oneOfGroup ?? []));
  return [...groups].flatMap((group) => {
    const members = requirements.filter(({ oneOfGroup }) => oneOfGroup === group);
    const whens = new Set(members.map(({ oneOfWhen }) => JSON.stringify(oneOfWhen)));
    const where = `paper group ${group}`;
    return [
      ...(members.length < 2 ? [{ where, what: "has one paper only" }] : []),
      ...(whens.size > 1 ? [{ where, what: "its papers differ in oneOfWhen" }] : []),
    ];
  });
}

/** Indonesian spelling, double spaces and unreplaced `{who}` in every text of a value. */
export function lintTexts(value: unknown, where: string): LintFinding[] {
  if (typeof value !== "object" || value === null) return [];
  const text = value as Record<string, unknown>;
  if (typeof text.id === "string" && typeof text.en === "string") {
    const faults = [
      ...(NOT_INDONESIAN.test(text.id) ? ["misspelt Indonesian"] : []),
      ...([text.id, text.en].some((words) => / {2}/.test(words) || words !== words.trim()) ? ["stray spaces"] : []),
      ...([text.id, text.en].some((words) => words.includes("{who}")) ? ["{who} is not replaced"] : []),
    ];
    return faults.map((what) => ({ where, what: `${what}: ${text.id}` }));
  }
  return Object.values(value).flatMap((inner) => lintTexts(inner, where));
}

/**
 * Finds what the JSON Schema cannot say: references, order, values, links to other services, the house rules and the
 * wording. [] = clean. `others` are the definitions of the catalogue that links may lead to.
 */
export function lintTemplate(
  template: ServiceTemplate,
  shared: SharedParts,
  others: readonly ServiceDefinition[],
): LintFinding[] {
  let definition: ServiceDefinition;
  try {
    definition = resolveTemplate(template, shared);
  } catch (error) {
    if (error instanceof TemplateError) return [{ where: slugOfService(template.code), what: error.message }];
    throw error;
  }
  const located = placeFields(definition);
  return [
    ...lintUniqueness(definition),
    ...lintReferences(located),
    ...lintConditions(definition, located),
    ...lintLinks(definition, located, others),
    ...lintPaperGroups(definition),
    ...lintHouseRules(definition, located.fields),
    ...lintTexts(definition, "text"),
  ];
}
