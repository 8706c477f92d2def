import { type Form, type FormFacts, fillForm, type ServiceDefinition } from "../catalogue/index.ts";
import { inventAnswer, keysIn, type Material, materialFor } from "./answer-candidates.ts";
import { Chance } from "./chance.ts";

/** Beginnings that are tried, and steps of each. The national services need a few dozen steps at most. */
const BEGINNINGS = 24;
const STEPS = 40;

type Raw = Record<string, unknown>;

/** Why a form has no end: questions nobody can answer, rules nobody can meet, papers nobody can hand in. */
export interface DeadEnd {
  readonly fields: readonly string[];
  readonly rules: readonly string[];
  readonly papers: readonly string[];
}

/** Whether a form may be sent and its papers can be handed in, exactly one of each group. */
function isAtEnd(definition: ServiceDefinition, form: Form): boolean {
  return form.sendable && form.outputs.length > 0 && paperFaults(definition, form).length === 0;
}

function paperFaults(definition: ServiceDefinition, form: Form): string[] {
  const impossible = definition.requirements
    .filter(({ key, accept, maxFiles }) => form.requiredPapers.includes(key) && (accept.length === 0 || maxFiles < 1))
    .map(({ key }) => key);
  return [...impossible, ...form.paperGroups.filter(({ satisfied }) => !satisfied).map(({ group }) => group)];
}

/** The questions whose answers could turn what stands in the way. */
function questionsBehind(definition: ServiceDefinition, keys: readonly string[]): string[] {
  const sources = keys.flatMap((key) => {
    const derived = definition.derived.find((one) => one.key === key);
    return derived ? [...derived.from] : [key.replace(/\.village$/, "")];
  });
  return [...new Set(sources)];
}

function inTheWay(definition: ServiceDefinition, form: Form): string[] {
  const faulty = form.errors.map(({ field }) => field);
  if (faulty.length > 0) return faulty;
  const rules = form.blocked.map(({ rule }) => rule);
  const stops = definition.eligibility.rules.filter(({ rule }) => rules.includes(rule));
  const faults = paperFaults(definition, form);
  const papers = definition.requirements.filter(
    ({ key, oneOfGroup }) => faults.includes(key) || (oneOfGroup !== undefined && faults.includes(oneOfGroup)),
  );
  return [
    ...stops.flatMap(({ must }) => keysIn(must)),
    ...papers.flatMap(({ condition, oneOfWhen }) => [...keysIn(condition), ...keysIn(oneOfWhen)]),
  ];
}

/** Answers all questions that are shown and not answered yet, page after page, as a person does. */
function goOn(definition: ServiceDefinition, raw: Raw, material: Material, chance: Chance): Form {
  const fields = new Map(definition.pages.flatMap((page) => page.fields.map((field) => [field.key, field] as const)));
  for (;;) {
    const form = fillForm(definition, raw, material.facts);
    const open = form.pages
      .flatMap((page) => page.fields)
      .filter((key) => form.answers[key] === undefined && !(key in raw) && fields.get(key)?.required !== false);
    if (open.length === 0) return form;
    for (const key of open) {
      const field = fields.get(key);
      raw[key] = field && inventAnswer(field, material, chance);
    }
  }
}

/** Gives one question that stands in the way, or one of its list, another answer. */
function changeOne(definition: ServiceDefinition, raw: Raw, form: Form, material: Material, chance: Chance): void {
  const keys = questionsBehind(definition, inTheWay(definition, form));
  const fields = definition.pages
    .flatMap((page) => page.fields)
    .filter(({ key }) => keys.some((named) => named === key || named.startsWith(`${key}.`)));
  // A way that was closed by an earlier choice opens only when that choice changes.
  const choices = definition.pages
    .flatMap((page) => page.fields)
    .filter(({ key, type }) => key in raw && (type === "select" || type === "boolean"));
  const reach = fields.length > 0 && chance.below(6) > 0 ? fields : [...fields, ...choices];
  if (reach.length === 0) return;
  const field = chance.pick(reach);
  raw[field.key] = inventAnswer(field, material, chance);
}

function describeEnd(definition: ServiceDefinition, form: Form): DeadEnd {
  return {
    fields: form.errors.map(({ field }) => field),
    rules: form.errors.length > 0 ? [] : form.blocked.map(({ rule }) => rule),
    papers: paperFaults(definition, form),
  };
}

/** How far a try was from the end: rules are judged once every question is answered, so one open question is further off. */
const distance = ({ fields, rules, papers }: DeadEnd): number => fields.length * 100 + rules.length + papers.length;

/**
 * Looks for answers with which a person of this office comes to the end of a form and may send it: invents some, and
 * where a question or a rule stands in the way, others. Answers undefined when there is a way through, else what stood
 * in the way at the best try. The same form and facts give the same answer.
 */
export function findDeadEnd(
  definition: ServiceDefinition,
  facts: FormFacts,
  villages: readonly string[],
): DeadEnd | undefined {
  const material = materialFor(definition, facts, villages);
  const chance = new Chance(`${definition.code} ${facts.today}`);
  let nearest: DeadEnd | undefined;
  for (let beginning = 0; beginning < BEGINNINGS; beginning++) {
    const raw: Raw = {};
    let form = goOn(definition, raw, material, chance);
    for (let step = 0; step < STEPS && !isAtEnd(definition, form); step++) {
      changeOne(definition, raw, form, material, chance);
      form = goOn(definition, raw, material, chance);
    }
    if (isAtEnd(definition, form)) return undefined;
    const end = describeEnd(definition, form);
    if (!nearest || distance(end) < distance(nearest)) nearest = end;
  }
  return nearest;
}
