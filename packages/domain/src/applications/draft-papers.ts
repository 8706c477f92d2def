import type { PaperView } from "@gerai/contracts/documents";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { viewRequirements } from "../catalogue/index.ts";
import {
  addPaperFiles,
  finishUpload,
  keepFiles,
  listPapers,
  type ReceivedFile,
  removeObjects,
  SentFile,
  StoredFile,
  takeOutPaperFile,
  viewPaper,
} from "../documents/index.ts";
import { command, procedure, query, type Scope } from "../kernel/index.ts";
import { updateDraft } from "./applications.store.ts";
import { grant, grantEnd } from "./case-grants.ts";
import { missingPapers } from "./judge-submission.ts";
import { type OpenDraft, openDraft, receivedKeys } from "./open-draft.ts";

const OfPaper = z.object({ draftId: z.uuid(), requirement: z.string().max(60) });

/** The asked requirement of a draft; 404 when its answers do not ask for it. */
function askedPaper({ definition, form }: OpenDraft, requirement: string) {
  const found = viewRequirements(definition, form).find(({ key }) => key === requirement);
  if (!found) throw notFound();
  return found;
}

function view(draft: OpenDraft, requirement: string, papers: readonly ReceivedFile[]): PaperView {
  const isMissing = missingPapers(draft.form, receivedKeys(papers)).includes(requirement);
  return viewPaper(askedPaper(draft, requirement), isMissing, papers);
}

/** Sending or removing a photo keeps the draft alive like saving a page does. */
async function touch(scope: Scope, draftId: string): Promise<void> {
  await Promise.all([
    updateDraft(scope.tx, draftId, { state_at: scope.ctx.now() }),
    grant(scope, draftId, "draft", grantEnd(scope.ctx, "draft")),
  ]);
}

const checkDraftPaper = query({
  action: "draft.check-paper",
  principals: ["link"],
  input: OfPaper,
  async run(scope, { draftId, requirement }) {
    return askedPaper(await openDraft(scope, draftId), requirement);
  },
});

const recordDraftPaper = command({
  action: "draft.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ files: z.array(StoredFile).min(1) }),
  async run(scope, { draftId, requirement, files }) {
    const draft = await openDraft(scope, draftId, true);
    const { maxFiles } = askedPaper(draft, requirement);
    await addPaperFiles(scope, {
      owner: { applicationId: draftId },
      requirement,
      round: 1,
      files,
      maxFiles,
      present: draft.papers,
    });
    await touch(scope, draftId);
    return {
      subjectId: draftId,
      result: view(draft, requirement, await listPapers(scope, draftId)),
      details: { requirement, count: files.length },
    };
  },
});

/**
 * Takes one or more photos or PDFs for a requirement of a draft, all or none. Refused ones answer 422
 * `documents.file-refused`; a stranger's draft or a paper that is not asked 404, before any file is looked into.
 */
export const addDraftPaper = procedure({
  action: "draft.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ files: z.array(SentFile).min(1).max(30) }),
  async run(ctx, { draftId, requirement, files }): Promise<PaperView> {
    await checkDraftPaper(ctx, { draftId, requirement });
    return await keepFiles(ctx, files, (stored) => recordDraftPaper(ctx, { draftId, requirement, files: stored }));
  },
});

const viewDraftPaper = query({
  action: "draft.check-paper",
  principals: ["link"],
  input: OfPaper,
  async run(scope, { draftId, requirement }): Promise<PaperView> {
    return view(await openDraft(scope, draftId), requirement, await listPapers(scope, draftId));
  },
});

/** Takes a file that came in pieces for a requirement of a draft, like `addDraftPaper`; asked again it adds nothing. */
export const addResumedDraftPaper = procedure({
  action: "draft.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ upload: z.uuid() }),
  async run(ctx, { draftId, requirement, upload }): Promise<PaperView> {
    await checkDraftPaper(ctx, { draftId, requirement });
    await finishUpload(ctx, upload, { requirement, applicationId: draftId }, (files) =>
      recordDraftPaper(ctx, { draftId, requirement, files }),
    );
    return await viewDraftPaper(ctx, { draftId, requirement });
  },
});

const takeOutDraftPaper = command({
  action: "draft.remove-paper",
  principals: ["link"],
  input: OfPaper.extend({ fileId: z.uuid() }),
  async run(scope, { draftId, requirement, fileId }) {
    const draft = await openDraft(scope, draftId, true);
    askedPaper(draft, requirement);
    const objectKey = await takeOutPaperFile(scope, { applicationId: draftId, requirement, fileId, fromRound: 1 });
    await touch(scope, draftId);
    const paper = view(draft, requirement, await listPapers(scope, draftId));
    return { subjectId: draftId, result: { paper, objectKey }, details: { requirement } };
  },
});

/** Removes one file of a draft, with its stored bytes. */
export const removeDraftPaper = procedure({
  action: "draft.remove-paper",
  principals: ["link"],
  input: OfPaper.extend({ fileId: z.uuid() }),
  async run(ctx, input): Promise<PaperView> {
    const { paper, objectKey } = await takeOutDraftPaper(ctx, input);
    await removeObjects(ctx, [objectKey]);
    return paper;
  },
});
