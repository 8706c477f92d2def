import type { Answers, AnswerValue } from "@gerai/contracts/catalogue";
import { judge, type Lookup, OPEN, type OpenLookup } from "./conditions.ts";
import { withDerivedValues } from "./derived-values.ts";
import { normaliseValue } from "./field-values.ts";
import { type FormFacts, sitesWith } from "./form-facts.ts";
import type { FieldDefinition, PageDefinition, ServiceDefinition } from "./template.ts";

/** A page that is shown, with the questions shown on it. */
export interface ShownPage {
  readonly page: PageDefinition;
  readonly fields: readonly FieldDefinition[];
}

/** The way through a form with given answers. */
export interface Walk {
  /** Effective answers: normalised; hidden ones dropped; copies and a single site filled in. */
  readonly answers: Answers;
  readonly pages: readonly ShownPage[];
  /** Effective answers and derived values, as conditions see them: an answer that is not there is absent. */
  readonly look: Lookup;
  /** The same, but tells what is absent for good from what may still be answered. */
  readonly lookOpen: OpenLookup;
}

/** The answer of a shown field: what was given, or the only site there is. */
function answerOf(field: FieldDefinition, raw: unknown, facts: FormFacts): AnswerValue | undefined {
  const given = normaliseValue(field, raw);
  if (given !== undefined || field.type !== "site") return given;
  const [only, ...others] = sitesWith(facts, field.capability);
  return others.length === 0 ? only?.id : undefined;
}

/**
 * Walks the pages in a person's order. Conditions look only at earlier fields, so one pass is enough. Answers of
 * hidden fields do not exist; a hidden field may take the value of another one (`copyFrom`).
 */
export function walkForm(
  definition: ServiceDefinition,
  raw: Readonly<Record<string, unknown>>,
  facts: FormFacts,
): Walk {
  const answers: Answers = {};
  const open = new Set<string>();
  const unbooked = new Set<string>();
  const openLookup = (isOpen: boolean) =>
    withDerivedValues(definition.derived, facts.today, (key) => {
      if (unbooked.has(key)) return true;
      return answers[key] ?? (isOpen && open.has(key) ? OPEN : undefined);
    });
  const lookOpen = openLookup(true);
  const lookClosed = openLookup(false);
  const look: Lookup = (key) => {
    const value = lookClosed(key);
    return value === OPEN ? undefined : value;
  };

  /** Takes one field in; true when it is shown. */
  const take = (field: FieldDefinition, page: PageDefinition, isPageShown: boolean): boolean => {
    if (isPageShown && judge(field.condition, look) === true) {
      if (field.type === "slot" && !facts.booking) {
        unbooked.add(field.key);
        return false;
      }
      const answer = answerOf(field, raw[field.key], facts);
      if (answer === undefined) open.add(field.key);
      else answers[field.key] = answer;
      return true;
    }
    const source = field.copyFrom?.find((copy) => judge(copy.when, look) && look(copy.field) !== undefined);
    const copied = source && look(source.field);
    if (copied !== undefined) answers[field.key] = copied;
    else if (judge(page.condition, lookOpen) !== false && judge(field.condition, lookOpen) !== false)
      open.add(field.key);
    return false;
  };

  const pages: ShownPage[] = [];
  for (const page of definition.pages) {
    const isPageShown = judge(page.condition, look) === true;
    const fields = page.fields.filter((field) => take(field, page, isPageShown));
    if (fields.length > 0) pages.push({ page, fields });
  }
  return { answers, pages, look, lookOpen };
}
