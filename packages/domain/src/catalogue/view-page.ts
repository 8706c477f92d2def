import {
  type Answers,
  type AnswerValue,
  addressParts,
  type FieldErrorView,
  type FieldView,
  type FormPageView,
  type ItemFieldView,
  listItems,
  type OptionView,
  type StopView,
  slugOfService,
} from "@gerai/contracts/catalogue";
import type { Lookup } from "./conditions.ts";
import { resolveDateLimit } from "./field-rules.ts";
import type { Form } from "./fill-form.ts";
import { type FormFacts, sitesWith, slotsAt } from "./form-facts.ts";
import { regionPath } from "./region-codes.ts";
import type { FieldDefinition, ServiceDefinition } from "./template.ts";
import { walkForm } from "./walk-form.ts";

type InputMode = NonNullable<FieldView["inputmode"]>;

const INPUT_MODES: Partial<Record<FieldDefinition["type"], InputMode>> = {
  text: "text",
  textarea: "text",
  integer: "numeric",
  decimal: "decimal",
  date: "numeric",
  time: "numeric",
  nik: "numeric",
  kk: "numeric",
  phone: "tel",
  email: "email",
  region: "search",
  "person-name": "text",
  "new-person-name": "text",
  address: "text",
};

/** Only the person at the keyboard may be filled in by the browser; everybody else's data would be a wrong guess. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  "applicant.name": "name",
  "applicant.phone": "tel",
  "applicant.email": "email",
};

const DEFAULT_MAX_LENGTH: Partial<Record<FieldDefinition["type"], number>> = {
  text: 120,
  textarea: 1000,
  "person-name": 100,
  "new-person-name": 60,
  email: 254,
};

interface ViewScope {
  readonly facts: FormFacts;
  readonly look: Lookup;
  readonly errors: readonly FieldErrorView[];
}

function optionsOf(field: FieldDefinition, { facts, look }: ViewScope): OptionView[] | undefined {
  if (field.type === "select") return [...field.options];
  if (field.type === "site") {
    return sitesWith(facts, field.capability).map(({ id, name }) => ({ value: id, label: { id: name, en: name } }));
  }
  if (field.type === "slot") {
    return slotsAt(facts, look(field.site)).map(({ id, label }) => ({ value: id, label: { ...label } }));
  }
  return undefined;
}

function limitsOf(field: FieldDefinition, { facts, look }: ViewScope): Pick<FieldView, "min" | "max"> {
  if (field.type === "date") {
    const min = resolveDateLimit(field.minDate, facts.today, look) ?? "1900-01-01";
    const max = resolveDateLimit(field.maxDate, facts.today, look);
    return { min, ...(max !== undefined && { max }) };
  }
  if (field.type !== "integer" && field.type !== "decimal") return {};
  return { ...(field.min !== undefined && { min: field.min }), ...(field.max !== undefined && { max: field.max }) };
}

function maxLengthOf(field: FieldDefinition): number | undefined {
  const own = "maxLength" in field ? field.maxLength : undefined;
  return own ?? DEFAULT_MAX_LENGTH[field.type];
}

function regionNamesOf(field: FieldDefinition, value: AnswerValue | undefined, facts: FormFacts) {
  const code = field.type === "region" ? value : field.type === "address" ? addressParts(value).village : undefined;
  if (typeof code !== "string") return undefined;
  const named = regionPath(code).map((part) => [part, facts.regionName(part)] as const);
  return Object.fromEntries(named.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

/** The attributes that only some types have. */
function particularsOf(field: FieldDefinition): Partial<ItemFieldView> {
  switch (field.type) {
    case "region":
      return { level: field.level, scope: field.scope };
    case "address":
      return { requireParts: [...field.require], scope: field.scope };
    case "group-list":
      return { minItems: field.minItems, maxItems: field.maxItems, itemName: field.itemName };
    case "declaration":
      return { declaration: field.text };
    case "integer":
    case "decimal":
      return field.unit ? { unit: field.unit } : {};
    default:
      return {};
  }
}

function viewQuestion(field: FieldDefinition, value: AnswerValue | undefined, scope: ViewScope): ItemFieldView {
  const options = optionsOf(field, scope);
  const inputmode = INPUT_MODES[field.type];
  const maxLength = maxLengthOf(field);
  const regionNames = regionNamesOf(field, value, scope.facts);
  const isIdentity = ["nik", "kk", "person-name", "new-person-name", "phone", "email"].includes(field.type);
  const autocomplete = AUTOCOMPLETE[field.key] ?? (isIdentity ? "off" : undefined);
  return {
    key: field.key,
    type: field.type,
    label: field.label,
    ...(field.hint && { hint: field.hint }),
    required: field.required,
    ...(value !== undefined && { value }),
    ...(options && { options }),
    ...(inputmode && { inputmode }),
    ...(autocomplete && { autocomplete }),
    ...limitsOf(field, scope),
    ...(maxLength !== undefined && { maxLength }),
    ...particularsOf(field),
    errors: scope.errors.filter((error) => error.field === field.key || error.field.startsWith(`${field.key}.`)),
    ...(regionNames && { regionNames }),
  };
}

function viewField(field: FieldDefinition, value: AnswerValue | undefined, scope: ViewScope): FieldView {
  const view = viewQuestion(field, value, scope);
  if (field.type !== "group-list") return view;
  const itemScope = { ...scope, errors: [] };
  return {
    ...view,
    value: listItems(value),
    items: field.items.map((item) => viewQuestion(item, undefined, itemScope)),
  };
}

/** What a page may be drawn with beside the form itself. */
export interface PageViewOptions {
  /** The answers as just read from the page, when they are not in the form. */
  readonly typed?: Answers;
  /** The errors to show beside the fields; a first visit shows none. */
  readonly errors?: readonly FieldErrorView[];
}

/** One page ready to be drawn, or undefined when the page is unknown or not shown with these answers. */
export function viewPage(
  definition: ServiceDefinition,
  form: Form,
  pageKey: string,
  facts: FormFacts,
  { typed, errors = [] }: PageViewOptions = {},
): FormPageView | undefined {
  const index = form.pages.findIndex(({ key }) => key === pageKey);
  const shown = form.pages[index];
  const page = definition.pages.find(({ key }) => key === pageKey);
  if (!shown || !page) return undefined;
  const scope: ViewScope = { facts, look: walkForm(definition, form.answers, facts).look, errors };
  const fields = page.fields
    .filter(({ key }) => shown.fields.includes(key))
    .map((field) => viewField(field, typed?.[field.key] ?? form.answers[field.key], scope));
  const previous = form.pages[index - 1]?.key;
  return {
    key: page.key,
    title: page.title,
    ...(page.intro && { intro: page.intro }),
    fields,
    step: index + 1,
    steps: form.pages.length,
    ...(previous && { previous }),
  };
}

/** The rules that stop a form, worded for the citizen, with the slug of the service that serves instead. */
export function viewStops(form: Form): StopView[] {
  return form.blocked.map(({ rule, message, suggest, page }) => ({
    rule,
    message,
    ...(suggest && { suggest: slugOfService(suggest) }),
    ...(page && { page }),
  }));
}
