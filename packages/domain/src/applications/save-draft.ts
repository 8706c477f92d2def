import { type DraftView, SavePageInput, type SavePageView } from "@gerai/contracts/applications";
import type { FieldErrorView } from "@gerai/contracts/catalogue";
import { NotifyBy } from "@gerai/contracts/notifications";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { answerPage, readPage, viewPage } from "../catalogue/index.ts";
import { readMobileNumber } from "../channels/index.ts";
import { command } from "../kernel/index.ts";
import { updateDraft } from "./applications.store.ts";
import { contactFromAnswers, sealContact } from "./case-contact.ts";
import { grant, grantEnd } from "./case-grants.ts";
import { REVIEW_PAGE } from "./judge-submission.ts";
import { officeFacts } from "./office-facts.ts";
import { afterLastPage, openDraft, passOverPurpose, viewDraft } from "./open-draft.ts";

/**
 * Saves one page of a draft. Hard faults, and warnings nobody confirmed, answer 422 `applications.page-invalid` with the
 * page as typed; nothing is stored then. A rule that stops the case leads to the review, which says so.
 */
export const saveDraftPage = command({
  action: "draft.save-page",
  principals: ["link"],
  input: SavePageInput.extend({ draftId: z.uuid(), page: z.string().max(60) }),
  async run(scope, { draftId, page, values, confirmed }) {
    const { tx, ctx } = scope;
    const draft = await openDraft(scope, draftId, true);
    const { definition, answers } = draft;
    if (!draft.form.pages.some(({ key }) => key === page)) throw notFound();
    const typed = readPage(definition, page, values);
    const facts = await officeFacts(scope, definition, { ...answers, ...typed });
    const step = answerPage(definition, answers, page, values, facts);
    const refuse = (errors: readonly FieldErrorView[]) => {
      const view = viewPage(definition, step.form, page, facts, { typed, errors });
      if (!view) throw notFound();
      return new Problem("applications.page-invalid", 422, { page: view });
    };
    if (step.errors.length > 0) throw refuse(step.errors);
    if (step.confirmations.length > 0 && !confirmed) throw refuse(step.confirmations);
    const contact = contactFromAnswers(step.form.answers, draft.contact);
    await Promise.all([
      updateDraft(tx, draftId, {
        answers_sealed: ctx.keys.sealJson("application", "answers", draftId, step.form.answers),
        contact_sealed: sealContact(ctx.keys, draftId, contact),
        state_at: ctx.now(),
      }),
      grant(scope, draftId, "draft", grantEnd(ctx, "draft")),
    ]);
    const onward = passOverPurpose(definition, step.form, step.next) ?? afterLastPage(step.form);
    const next = step.form.blocked.length > 0 && onward !== page ? REVIEW_PAGE : onward;
    return { subjectId: draftId, result: { next } satisfies SavePageView, details: { page } };
  },
});

/**
 * Keeps the phone number by whose last four digits, with the code, the draft is resumed elsewhere, and how the applicant
 * wishes to be told.
 */
export const keepDraft = command({
  action: "draft.keep",
  principals: ["link"],
  input: z.object({ draftId: z.uuid(), phone: z.string().optional(), notifyBy: NotifyBy.optional() }),
  async run(scope, { draftId, phone: typed, notifyBy }) {
    const { tx, ctx } = scope;
    const phone = typed === undefined ? undefined : readMobileNumber(typed);
    if (typed !== undefined && !phone) throw new Problem("applications.phone-invalid", 422);
    const draft = await openDraft(scope, draftId, true);
    const { contact: known } = draft;
    const contact = {
      ...known,
      phone: phone ?? known.phone,
      notifyBy: notifyBy === undefined ? known.notifyBy : notifyBy,
    };
    const now = ctx.now();
    await Promise.all([
      updateDraft(tx, draftId, { contact_sealed: sealContact(ctx.keys, draftId, contact), state_at: now }),
      grant(scope, draftId, "draft", grantEnd(ctx, "draft")),
    ]);
    const kept = { ...draft, contact, row: { ...draft.row, state_at: now } };
    return { subjectId: draftId, result: viewDraft(kept) satisfies DraftView };
  },
});
