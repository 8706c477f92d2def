import type { DraftView } from "@gerai/contracts/applications";
import type { Answers } from "@gerai/contracts/catalogue";
import { formatTrackingCode } from "@gerai/foundation/codes";
import { Problem } from "@gerai/foundation/problem";
import {
  type Form,
  type FormFacts,
  fillForm,
  findServiceVersion,
  type ServiceDefinition,
  viewRequirements,
  viewServiceSummary,
} from "../catalogue/index.ts";
import { listPapers, type ReceivedFile, viewPaper } from "../documents/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import type { CaseRow } from "./applications.store.ts";
import { type CaseContact, openContact } from "./case-contact.ts";
import { heldCase } from "./case-grants.ts";
import { missingPapers, missingParts, PAPERS_PAGE, REVIEW_PAGE } from "./judge-submission.ts";
import { officeFacts } from "./office-facts.ts";

/** A draft with everything its pages are made of. */
export interface OpenDraft {
  readonly row: CaseRow;
  readonly definition: ServiceDefinition;
  readonly answers: Answers;
  readonly contact: CaseContact;
  readonly facts: FormFacts;
  readonly form: Form;
  readonly papers: readonly ReceivedFile[];
}

/** A case that is no draft any more: forgotten (410) or already sent (409, with its id). */
export function refuseClosedDraft(row: { id: string; state: string }): void {
  if (row.state === "EXPIRED") throw new Problem("applications.draft-expired", 410);
  if (row.state !== "DRAFT") throw new Problem("applications.already-submitted", 409, { caseId: row.id });
}

/** Opens the holder's draft; 404 for a stranger's. `forUpdate` makes savers of one draft take turns. */
export async function openDraft(scope: ReadScope, draftId: string, forUpdate = false): Promise<OpenDraft> {
  const row = await heldCase(scope, draftId, ["draft"], forUpdate);
  refuseClosedDraft(row);
  return await openForm(scope, row);
}

/** The form of a case as it is stored, filled and judged today. */
export async function openForm(scope: ReadScope, row: CaseRow): Promise<OpenDraft> {
  const { keys } = scope.ctx;
  const answers = keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed);
  const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
  const [facts, papers] = await Promise.all([officeFacts(scope, definition, answers), listPapers(scope, row.id)]);
  const form = fillForm(definition, answers, facts);
  return { row, definition, answers, contact: openContact(keys, row), facts, form, papers };
}

/** Requirements that have a file. */
export function receivedKeys(papers: readonly ReceivedFile[]): ReadonlySet<string> {
  return new Set(papers.map(({ requirement }) => requirement));
}

/** Where the form goes on: its first unfinished page, the papers while one is missing, else the review. */
export function nextStep(definition: ServiceDefinition, form: Form, papers: readonly ReceivedFile[]): string {
  return missingParts(definition, form, receivedKeys(papers))[0]?.page ?? REVIEW_PAGE;
}

/** Where a citizen goes from the last page: to the papers if any is asked, else to the review. */
export function afterLastPage(form: Form): string {
  return form.requiredPapers.length + form.optionalPapers.length > 0 ? PAPERS_PAGE : REVIEW_PAGE;
}

/** The page to go to; one that asks nothing but the purpose is passed over when that was asked before the form began. */
export function passOverPurpose(
  definition: ServiceDefinition,
  form: Form,
  next: string | undefined,
): string | undefined {
  const fields = definition.pages.find(({ key }) => key === next)?.fields ?? [];
  const asksPurpose = fields.length > 0 && fields.every(({ key }) => key === "case.purpose");
  if (!asksPurpose || form.answers["case.purpose"] === undefined) return next;
  return form.pages[form.pages.findIndex(({ key }) => key === next) + 1]?.key;
}

/** What a draft is shown from. */
export type DraftParts = Pick<OpenDraft, "definition" | "contact" | "form" | "papers"> & {
  readonly row: Pick<CaseRow, "id" | "state_at">;
};

/** A draft and how far it is. */
export function viewDraft(draft: DraftParts): DraftView {
  const { row, definition, contact, form, papers } = draft;
  const lacking = missingPapers(form, receivedKeys(papers));
  return {
    id: row.id,
    service: viewServiceSummary(definition),
    trackingCode: formatTrackingCode(contact.trackingCode),
    canResumeElsewhere: contact.phone !== null,
    savedAt: row.state_at.toISOString(),
    pages: form.pages.map(({ key, complete }) => ({
      key,
      title: definition.pages.find((page) => page.key === key)?.title ?? { id: key, en: key },
      isComplete: complete,
    })),
    papers: viewRequirements(definition, form).map((requirement) =>
      viewPaper(requirement, lacking.includes(requirement.key), papers),
    ),
    next: nextStep(definition, form, papers),
    notifyBy: contact.notifyBy,
  };
}
