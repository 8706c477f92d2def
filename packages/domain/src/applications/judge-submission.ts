import type { BlockedView } from "@gerai/contracts/applications";
import { type FieldErrorView, slugOfService, type Text } from "@gerai/contracts/catalogue";
import type { Form, ServiceDefinition } from "../catalogue/index.ts";

/** Something a case still needs: a page, or a paper on the page of papers (`berkas`). */
export interface MissingPart {
  readonly page: string;
  readonly title: Text;
}

/** Name of the page of papers and of the page before sending, in addresses. */
export const PAPERS_PAGE = "berkas";
export const REVIEW_PAGE = "periksa";

/** Required papers without a file; of papers of which one is enough, one file is enough. */
export function missingPapers(form: Form, received: ReadonlySet<string>): string[] {
  return form.requiredPapers.filter((key) => {
    const group = form.paperGroups.find(({ papers }) => papers.includes(key));
    return !received.has(key) && !group?.papers.some((paper) => received.has(paper));
  });
}

/** Everything that is still needed, in the order in which a person meets it. */
export function missingParts(definition: ServiceDefinition, form: Form, received: ReadonlySet<string>): MissingPart[] {
  const pages = form.pages
    .filter(({ complete }) => !complete)
    .flatMap(({ key }) => {
      const page = definition.pages.find((candidate) => candidate.key === key);
      return page ? [{ page: key, title: page.title }] : [];
    });
  const lacking = missingPapers(form, received);
  const papers = definition.requirements
    .filter(({ key }) => lacking.includes(key))
    .map(({ label }) => ({ page: PAPERS_PAGE, title: label }));
  return [...pages, ...papers];
}

/** The rules that stop a form, with the offered service that fits instead. */
export function viewBlocked(form: Form, offered: readonly { code: string; definition: ServiceDefinition }[]) {
  return form.blocked.map(({ rule, message, suggest }): BlockedView => {
    const other = offered.find(({ code }) => code === suggest);
    return { rule, message, suggest: other ? { slug: slugOfService(other.code), name: other.definition.name } : null };
  });
}

/** Warnings that nobody has confirmed yet. */
export function openConfirmations(form: Form, confirmed: readonly string[]): FieldErrorView[] {
  return form.confirmations.filter(({ field }) => !confirmed.includes(field));
}
