import type { Answers, FieldErrorView, FormValues } from "@gerai/contracts/catalogue";
import { type Form, fillForm } from "./fill-form.ts";
import type { FormFacts } from "./form-facts.ts";
import { readPage } from "./read-page.ts";
import type { ServiceDefinition } from "./template.ts";

/** What sending one page came to. */
export interface PageStep {
  /** The form with the page's answers in it; store `form.answers`. */
  readonly form: Form;
  /** Errors to show on this page: not those of questions that have only now appeared. */
  readonly errors: readonly FieldErrorView[];
  /** Confirm-level findings on this page: ask once, then go on. */
  readonly confirmations: readonly FieldErrorView[];
  /** Keys of unanswered questions that have appeared on this page through its own answers. */
  readonly appeared: readonly string[];
  /** The page to go to; the page itself while it has errors or new questions; undefined after the last page. */
  readonly next?: string;
}

/** The page after this one; when this one is no longer shown, the first that is not complete. */
function pageAfter(form: Form, pageKey: string): string | undefined {
  const index = form.pages.findIndex(({ key }) => key === pageKey);
  if (index >= 0) return form.pages[index + 1]?.key;
  return (form.pages.find(({ complete }) => !complete) ?? form.pages.at(-1))?.key;
}

/**
 * One step through a form without JavaScript: takes the posted page into the stored answers, drops what that hides,
 * and says where to go. Questions that appear through the answers of their own page are asked before going on.
 */
export function answerPage(
  definition: ServiceDefinition,
  stored: Answers,
  pageKey: string,
  values: FormValues,
  facts: FormFacts,
): PageStep {
  const shownBefore = fillForm(definition, stored, facts).pages.find(({ key }) => key === pageKey)?.fields ?? [];
  const ofPage = new Set(definition.pages.find(({ key }) => key === pageKey)?.fields.map(({ key }) => key));
  const kept = Object.entries(stored).filter(([key]) => !ofPage.has(key));
  const form = fillForm(definition, { ...Object.fromEntries(kept), ...readPage(definition, pageKey, values) }, facts);
  const page = form.pages.find(({ key }) => key === pageKey);
  const appeared = (page?.fields ?? []).filter((key) => !shownBefore.includes(key) && form.answers[key] === undefined);
  const errors = (page?.errors ?? []).filter(({ field }) => !appeared.includes(field));
  const next = errors.length > 0 || appeared.length > 0 ? pageKey : pageAfter(form, pageKey);
  return { form, errors, confirmations: page?.confirmations ?? [], appeared, ...(next && { next }) };
}
