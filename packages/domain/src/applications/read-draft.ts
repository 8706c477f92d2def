import type { DraftPageView, DraftView, ReviewView } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { describeAnswers, offeredServices, viewPage } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { missingParts, viewBlocked } from "./judge-submission.ts";
import { openDraft, receivedKeys, viewDraft } from "./open-draft.ts";

/** A draft of the cookie's holder. */
export const getDraft = query({
  action: "draft.read",
  principals: ["link"],
  input: z.object({ draftId: z.uuid() }),
  async run(scope, { draftId }): Promise<DraftView> {
    return viewDraft(await openDraft(scope, draftId));
  },
});

/** One page of a draft with the answers so far; 404 when the answers do not lead to that page. */
export const getDraftPage = query({
  action: "draft.read-page",
  principals: ["link"],
  input: z.object({ draftId: z.uuid(), page: z.string().max(60) }),
  async run(scope, { draftId, page }): Promise<DraftPageView> {
    const draft = await openDraft(scope, draftId);
    const view = viewPage(draft.definition, draft.form, page, draft.facts);
    if (!view) throw notFound();
    return { draft: viewDraft(draft), page: view };
  },
});

/** Everything of a draft before it is sent: answers in words, flags, stops, and what is still missing. */
export const reviewDraft = query({
  action: "draft.review",
  principals: ["link"],
  input: z.object({ draftId: z.uuid() }),
  async run(scope, { draftId }): Promise<ReviewView> {
    const draft = await openDraft(scope, draftId);
    const { definition, form, facts, papers } = draft;
    const missing = missingParts(definition, form, receivedKeys(papers));
    const blocked = viewBlocked(form, await offeredServices(scope));
    return {
      draft: viewDraft(draft),
      sections: describeAnswers(definition, form, facts).map(({ page, title, rows }) => ({
        page,
        title,
        rows: rows.map((row) => ({ ...row })),
      })),
      notes: form.flags.map(({ message }) => message),
      blocked,
      missing,
      canSend: form.sendable && missing.length === 0,
    };
  },
});
