import type { FieldDefinition, FormFacts, ServiceDefinition } from "../catalogue/index.ts";
import type { Chance } from "./chance.ts";

type Plain = string | number | boolean;
type Answer = Plain | Readonly<Record<string, Plain>> | readonly Readonly<Record<string, Plain>>[];

/** What invented answers are made of: the form's own facts and some villages that exist, in and out of the area. */
export interface Material {
  readonly facts: FormFacts;
  /** Codes of villages, `64.74.01.1001`. */
  readonly villages: readonly string[];
  /** Numbers that the template's conditions compare with: ages and days at which something changes. */
  readonly thresholds: readonly number[];
  /** Values that the template's conditions name, by the key of the question. */
  readonly named: ReadonlyMap<string, readonly Plain[]>;
}

const DAY_MS = 86_400_000;

function daysAgo(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Days that matter: around today, around every age and number of days that a condition names, and any other. */
function inventDay({ facts: { today }, thresholds }: Material, chance: Chance): string {
  const near = chance.pick([-1, 0, 1, 2]);
  const limit = thresholds.length > 0 ? chance.pick(thresholds) : 17;
  switch (chance.below(5)) {
    case 0:
      return daysAgo(today, chance.pick([-30, -14, -7, -1, 0, 1, 3, 7, 20, 50]));
    case 1:
      return daysAgo(today, limit + near);
    case 2:
      return daysAgo(today, Math.round((limit + chance.below(3)) * 365.25) + near);
    case 3:
      return daysAgo(today, Math.round((18 + chance.below(50)) * 365.25));
    default:
      return daysAgo(today, chance.below(100 * 365));
  }
}

function inScope(villages: readonly string[], scope: "any" | "tenant" | "outsideTenant", tenant: string): string[] {
  return villages.filter((code) => scope === "any" || code.startsWith(`${tenant}.`) === (scope === "tenant"));
}

const LENGTH_OF_LEVEL = { province: 2, regency: 5, district: 8, village: 13 } as const;

/** 16 digits that could be somebody's or a family's number: a district, a day, a serial of those kept for inventions. */
function inventNumber({ facts, villages }: Material, chance: Chance): string {
  const village = villages.find((code) => code.startsWith(`${facts.tenantRegion}.`)) ?? villages[0] ?? "64.74.01.1001";
  const district = village.slice(0, 8).replaceAll(".", "");
  const two = (least: number, sides: number) => String(least + chance.below(sides)).padStart(2, "0");
  return `${district}${two(1, 28)}${two(1, 12)}${two(50, 50)}${9001 + chance.below(999)}`;
}

const WORDS = { documentNumber: "123/ABC/2026", passport: "A1234567", ticket: "ABC-12345" } as const;

function inventText(field: Extract<FieldDefinition, { type: "text" | "textarea" }>): string {
  if (field.format) return WORDS[field.format];
  const words = "Contoh jawaban";
  const most = field.maxLength ?? 120;
  return words
    .padEnd(field.minLength ?? 0, " contoh")
    .slice(0, most)
    .trim();
}

function inventCount(field: Extract<FieldDefinition, { type: "integer" | "decimal" }>, chance: Chance): number {
  const least = field.min ?? 0;
  const most = field.max ?? least + 50;
  return chance.below(2) === 0 ? least : least + chance.below(Math.max(1, Math.floor(most - least) + 1));
}

function inventList(field: Extract<FieldDefinition, { type: "group-list" }>, material: Material, chance: Chance) {
  const count = Math.max(1, field.minItems) + (field.maxItems > field.minItems ? chance.below(2) : 0);
  return Array.from({ length: Math.min(count, field.maxItems) }, () =>
    Object.fromEntries(
      field.items.flatMap((item) => {
        const answer = inventAnswer(item, material, chance);
        return answer === undefined || typeof answer === "object" ? [] : [[item.key, answer] as const];
      }),
    ),
  );
}

/**
 * A value that a person could give to a question, by its type; undefined where none exists: no site offers what is
 * asked, no village lies in the area, a choice has no options. Not every value fits the rest of the form.
 */
export function inventAnswer(field: FieldDefinition, material: Material, chance: Chance): Answer | undefined {
  const { facts, villages } = material;
  switch (field.type) {
    case "text":
    case "textarea":
      return inventText(field);
    case "integer":
    case "decimal":
      return inventCount(field, chance);
    case "select":
      return inventChoice(field, material, chance);
    case "boolean":
      return chance.below(2) === 0;
    case "date":
      return inventDay(material, chance);
    case "nik":
    case "kk":
      return inventNumber(material, chance);
    case "region": {
      const codes = inScope(villages, field.scope, facts.tenantRegion);
      return codes.length === 0 ? undefined : chance.pick(codes).slice(0, LENGTH_OF_LEVEL[field.level]);
    }
    case "address": {
      const codes = inScope(villages, field.scope, facts.tenantRegion);
      if (codes.length === 0) return undefined;
      return { street: "Jalan Contoh 1", rt: "001", rw: "002", village: chance.pick(codes), postal: "75311" };
    }
    case "site": {
      const sites = facts.sites.filter(({ capabilities }) => capabilities.includes(field.capability));
      return sites.length === 0 ? undefined : chance.pick(sites).id;
    }
    case "slot": {
      const [slot] = facts.slots ?? [];
      return slot?.id;
    }
    case "group-list":
      return inventList(field, material, chance);
    default:
      return PLAIN[field.type];
  }
}

const PLAIN = {
  "person-name": "BUDI CONTOH",
  "new-person-name": "Budi Contoh",
  time: "09:00",
  phone: "+6281200009001",
  email: "budi@contoh.example",
  declaration: true,
} as const;

/** A value that some condition names comes as often as all others together: that is where ways part. */
function inventChoice(
  field: Extract<FieldDefinition, { type: "select" }>,
  { named }: Material,
  chance: Chance,
): string | undefined {
  const options = field.options.map(({ value }) => value);
  const telling = options.filter((value) => named.get(field.key)?.includes(value) === true);
  if (options.length === 0) return undefined;
  return chance.pick(telling.length > 0 && chance.below(2) === 0 ? telling : options);
}

type AnyCondition = NonNullable<FieldDefinition["condition"]>;

function comparisonsIn(condition: AnyCondition | undefined): { field: string; values: Plain[] }[] {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(comparisonsIn);
  if ("any" in condition) return condition.any.flatMap(comparisonsIn);
  if ("not" in condition) return comparisonsIn(condition.not);
  if (condition.op === "answered") return [{ field: condition.field, values: [] }];
  return [{ field: condition.field, values: condition.op === "in" ? [...condition.value] : [condition.value] }];
}

/** Keys that a condition looks at. */
export function keysIn(condition: AnyCondition | undefined): string[] {
  return comparisonsIn(condition).map(({ field }) => field);
}

/** Reads out of a template what invented answers have to try. */
export function materialFor(definition: ServiceDefinition, facts: FormFacts, villages: readonly string[]): Material {
  const conditions = [
    ...definition.pages.flatMap((page) => [page.condition, ...page.fields.map(({ condition }) => condition)]),
    ...definition.requirements.flatMap((paper) => [paper.condition, paper.oneOfWhen]),
    ...definition.eligibility.rules.flatMap((rule) => [rule.must, rule.when]),
  ];
  const comparisons = conditions.flatMap(comparisonsIn);
  const thresholds = comparisons.flatMap(({ values }) => values.filter((value) => typeof value === "number"));
  const named = new Map<string, Plain[]>();
  for (const { field, values } of comparisons) named.set(field, [...(named.get(field) ?? []), ...values]);
  return { facts, villages, thresholds: [...new Set(thresholds)], named };
}
