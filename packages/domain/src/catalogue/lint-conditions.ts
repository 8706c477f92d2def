import { comparisonsOf } from "./conditions.ts";
import type { Comparison, Condition, FieldDefinition, ServiceDefinition } from "./template.ts";

/** A mistake in a template: where it stands and what is wrong, in English for developers. */
export interface LintFinding {
  readonly where: string;
  readonly what: string;
}

/** A condition, where it stands, and the place before which its fields have to come (undefined = after all pages). */
interface PlacedCondition {
  readonly where: string;
  readonly condition: Condition | undefined;
  readonly before?: number;
}

/** The fields of a definition with their places in reading order. */
export interface FieldPlaces {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly places: ReadonlyMap<string, number>;
}

/** Numbers every field in reading order; of a repeated key the first counts. */
export function placeFields(definition: ServiceDefinition): FieldPlaces {
  const fields = new Map<string, FieldDefinition>();
  const places = new Map<string, number>();
  for (const field of definition.pages.flatMap((page) => page.fields)) {
    if (fields.has(field.key)) continue;
    places.set(field.key, fields.size);
    fields.set(field.key, field);
  }
  return { fields, places };
}

/** Every condition of a definition, each with the place it has to look back from. */
export function listConditions(definition: ServiceDefinition, { places }: FieldPlaces): PlacedCondition[] {
  const ofFields = definition.pages.flatMap((page) => {
    const start = places.get(page.fields[0]?.key ?? "") ?? 0;
    return [
      { where: `page ${page.key}`, condition: page.condition, before: start },
      ...page.fields.flatMap((field) => {
        const before = places.get(field.key) ?? 0;
        const copies = (field.copyFrom ?? []).map(({ field: source, when }) => ({
          where: `copy ${field.key} from ${source}`,
          condition: when,
          before,
        }));
        return [{ where: `field ${field.key}`, condition: field.condition, before }, ...copies];
      }),
    ];
  });
  return [
    ...ofFields,
    ...definition.requirements.map(({ key, condition }) => ({ where: `paper ${key}`, condition })),
    ...definition.requirements.map(({ key, oneOfWhen }) => ({ where: `group of ${key}`, condition: oneOfWhen })),
    ...definition.eligibility.rules.map(({ rule, must }) => ({ where: `rule ${rule}`, condition: must })),
    ...definition.eligibility.rules.map(({ rule, when }) => ({ where: `flag ${rule}`, condition: when })),
    ...definition.usesBlanko.map(({ card, condition }) => ({ where: `blanko ${card}`, condition })),
    ...(definition.output.also ?? []).map(({ kind, when }) => ({ where: `output ${kind}`, condition: when })),
    ...definition.capabilities.map(({ stage, capability, condition }) => ({
      where: `capability ${stage} ${capability}`,
      condition,
    })),
    ...definition.bundlesWith.map(({ code, when }) => ({ where: `bundle ${code}`, condition: when })),
    { where: "presence", condition: definition.presence.when },
  ].filter(({ condition }) => condition !== undefined);
}

function lintValues(comparison: Comparison, field: FieldDefinition | undefined, type: string | undefined): string[] {
  const isOrder = ["lt", "lte", "gt", "gte"].includes(comparison.op);
  if (isOrder && type !== "integer") return [`${comparison.op} on ${comparison.field}, which is no derived number`];
  if (comparison.op === "answered" || !field) return [];
  const values = [comparison.value].flat();
  if (field.type === "select") {
    const never = values.filter((value) => !field.options.some((option) => option.value === value));
    return never.map((value) => `${comparison.field} never has the value ${value}`);
  }
  if (field.type === "boolean") {
    return values.every((value) => typeof value === "boolean") ? [] : [`${comparison.field} is yes or no`];
  }
  return [`compares ${comparison.field}, which is of type ${field.type}`];
}

/** Conditions look only at known, earlier fields and compare only with values that these can have. */
export function lintConditions(definition: ServiceDefinition, located: FieldPlaces): LintFinding[] {
  const derivedByKey = new Map(definition.derived.map((derived) => [derived.key, derived]));
  const { fields, places } = located;
  return listConditions(definition, located).flatMap(({ where, condition, before }) =>
    comparisonsOf(condition).flatMap((comparison) => {
      const derived = derivedByKey.get(comparison.field);
      const sources = derived?.from ?? [comparison.field];
      const faults = sources.flatMap((source) => {
        const place = places.get(source) ?? places.get(source.replace(/\.village$/, ""));
        if (place === undefined) return [`condition names unknown field ${source}`];
        return before !== undefined && place >= before ? [`condition looks at ${source}, which comes later`] : [];
      });
      const isKnown = derived !== undefined || fields.has(comparison.field);
      const ofValues = isKnown ? lintValues(comparison, fields.get(comparison.field), derived?.type) : [];
      return [...faults, ...ofValues].map((what) => ({ where, what }));
    }),
  );
}
