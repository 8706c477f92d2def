import type { Answers, FieldErrorView, Text } from "@gerai/contracts/catalogue";
import { holds, type Lookup } from "./conditions.ts";
import { type Flag, findFlags, findStops, type Stop } from "./eligibility.ts";
import { errorText } from "./error-texts.ts";
import { checkValue, type Finding, type RuleScope } from "./field-rules.ts";
import type { FormFacts } from "./form-facts.ts";
import { type OutputPlan, planOutputs } from "./plan-outputs.ts";
import type { FieldDefinition, RequirementDefinition, ServiceDefinition } from "./template.ts";
import { walkForm } from "./walk-form.ts";

/** A shown page and how far it is. */
export interface FormPage {
  readonly key: string;
  /** Keys of the questions shown, in order. */
  readonly fields: readonly string[];
  /** No hard error on it; confirmations do not count. */
  readonly complete: boolean;
  readonly errors: readonly FieldErrorView[];
  readonly confirmations: readonly FieldErrorView[];
}

/** Papers of which exactly one is asked. */
export interface PaperGroup {
  readonly group: string;
  /** Required papers of the group with these answers. */
  readonly papers: readonly string[];
  /** At most one paper, and none where the group is not asked. False only for a faulty template. */
  readonly satisfied: boolean;
}

/** A form with its answers, judged: all that pages, verbs and officers need. Plain data. */
export interface Form {
  readonly serviceCode: string;
  readonly serviceVersion: number;
  /** Effective answers in page order: normalised, hidden ones dropped, copies filled in. Store these. */
  readonly answers: Answers;
  readonly pages: readonly FormPage[];
  /** Level hard: the case cannot be sent. */
  readonly errors: readonly FieldErrorView[];
  /** Level confirm: the citizen may go on after confirming. */
  readonly confirmations: readonly FieldErrorView[];
  /** Level officer: never shown to the citizen. */
  readonly officerHints: readonly FieldErrorView[];
  /** Rules that stop the case. */
  readonly blocked: readonly Stop[];
  readonly flags: readonly Flag[];
  /** Keys of papers, in the order of the template. */
  readonly requiredPapers: readonly string[];
  readonly optionalPapers: readonly string[];
  readonly paperGroups: readonly PaperGroup[];
  readonly outputs: readonly OutputPlan[];
  /** The urgent or excepted purpose that was chosen; [] for none. */
  readonly purposes: readonly string[];
  /** Every answer is in and no rule stops it; papers are judged elsewhere. */
  readonly sendable: boolean;
}

function toErrorView(field: FieldDefinition, finding: Finding): FieldErrorView {
  const label: Text = finding.label ?? field.label;
  return {
    field: [field.key, ...(finding.path ?? [])].join("."),
    code: finding.code,
    level: finding.level,
    text: errorText(finding.code, { label, ...finding.params }),
    ...(finding.part && { part: finding.part }),
  };
}

function groupPapers(
  papers: readonly RequirementDefinition[],
  required: readonly string[],
  look: Lookup,
): PaperGroup[] {
  const groups = new Set(papers.flatMap(({ oneOfGroup }) => oneOfGroup ?? []));
  return [...groups].map((group) => {
    const members = papers.filter((paper) => paper.oneOfGroup === group);
    const asked = members.filter(({ key }) => required.includes(key)).map(({ key }) => key);
    const isAsked = members.every(({ oneOfWhen }) => holds(oneOfWhen, look));
    return { group, papers: asked, satisfied: asked.length <= (isAsked ? 1 : 0) };
  });
}

const knownLabels = new WeakMap<ServiceDefinition, ReadonlyMap<string, Text>>();

/** The labels of all questions by key; a definition never changes, so they are gathered once. */
function labelsOf(definition: ServiceDefinition): ReadonlyMap<string, Text> {
  const known = knownLabels.get(definition);
  if (known) return known;
  const labels = new Map(
    definition.pages.flatMap((page) => page.fields.map(({ key, label }) => [key, label] as const)),
  );
  knownLabels.set(definition, labels);
  return labels;
}

/**
 * Fills a form: walks its pages, checks what is shown, and says which papers, flags and outputs follow. Pure: the day,
 * the office and the regions come with `facts`. Filling again with the effective answers gives the same form.
 * `raw` may be anything a client sent; unknown keys are dropped.
 */
export function fillForm(
  definition: ServiceDefinition,
  raw: Readonly<Record<string, unknown>>,
  facts: FormFacts,
): Form {
  const walk = walkForm(definition, raw, facts);
  const labels = labelsOf(definition);
  const scope: RuleScope = { facts, look: walk.look, labelOf: (key) => labels.get(key) };
  const officerHints: FieldErrorView[] = [];
  const pages = walk.pages.map(({ page, fields }): FormPage => {
    const found = fields.flatMap((field) =>
      checkValue(field, walk.answers[field.key], scope).map((finding) => toErrorView(field, finding)),
    );
    const errors = found.filter(({ level }) => level === "hard");
    officerHints.push(...found.filter(({ level }) => level === "officer"));
    return {
      key: page.key,
      fields: fields.map(({ key }) => key),
      complete: errors.length === 0,
      errors,
      confirmations: found.filter(({ level }) => level === "confirm"),
    };
  });
  const errors = pages.flatMap((page) => page.errors);
  const blocked = findStops(definition, walk, errors.length === 0);
  const asked = definition.requirements.filter(({ condition }) => holds(condition, walk.look));
  const requiredPapers = asked.filter(({ required }) => required).map(({ key }) => key);
  const purpose = walk.answers["case.purpose"];
  return {
    serviceCode: definition.code,
    serviceVersion: definition.version,
    answers: walk.answers,
    pages,
    errors,
    confirmations: pages.flatMap((page) => page.confirmations),
    officerHints,
    blocked,
    flags: findFlags(definition, walk),
    requiredPapers,
    optionalPapers: asked.filter(({ required }) => !required).map(({ key }) => key),
    paperGroups: groupPapers(definition.requirements, requiredPapers, walk.look),
    outputs: planOutputs(definition, walk.answers, walk.look),
    purposes: typeof purpose === "string" && definition.purposes.includes(purpose) ? [purpose] : [],
    sendable: errors.length === 0 && blocked.length === 0,
  };
}
