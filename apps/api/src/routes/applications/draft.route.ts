import {
  CreateDraftInput,
  DraftPageView,
  DraftView,
  KeepDraftInput,
  ReviewView,
  SavePageInput,
  SavePageView,
} from "@gerai/contracts/applications";
import { PaperView } from "@gerai/contracts/documents";
import {
  addDraftPaper,
  addResumedDraftPaper,
  createDraft,
  getDraft,
  getDraftPage,
  keepDraft,
  removeDraftPaper,
  reviewDraft,
  saveDraftPage,
} from "@gerai/domain/applications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";
import { readFiles, readUploadId } from "../../read-upload.ts";

const OfDraft = z.object({ id: z.uuid() });
const OfPage = OfDraft.extend({ page: z.string().max(60) });
const OfPaper = OfDraft.extend({ requirement: z.string().max(60) });

const createDraftRoute = apiRoute({
  method: "post",
  path: "/drafts",
  summary: "Begins a case; sets the citizen's cookie",
  access: createDraft,
  makesHolder: true,
  body: CreateDraftInput,
  reply: { status: 201, schema: DraftView },
  async handle({ c, ctx, body }) {
    await c.get("intake")(ctx, "draft", c.get("clientAddress"));
    return await createDraft(ctx, body, readIdempotencyKey(c));
  },
});

const getDraftRoute = apiRoute({
  method: "get",
  path: "/drafts/{id}",
  summary: "A draft and how far it is",
  access: getDraft,
  params: OfDraft,
  reply: { status: 200, schema: DraftView },
  handle: ({ ctx, params }) => getDraft(ctx, { draftId: params.id }),
});

const getDraftPageRoute = apiRoute({
  method: "get",
  path: "/drafts/{id}/pages/{page}",
  summary: "One page of a draft, ready to be drawn",
  access: getDraftPage,
  params: OfPage,
  reply: { status: 200, schema: DraftPageView },
  handle: ({ ctx, params }) => getDraftPage(ctx, { draftId: params.id, page: params.page }),
});

const saveDraftPageRoute = apiRoute({
  method: "put",
  path: "/drafts/{id}/pages/{page}",
  summary: "Saves one page of a draft; 422 applications.page-invalid carries the page with its errors",
  access: saveDraftPage,
  params: OfPage,
  body: SavePageInput,
  reply: { status: 200, schema: SavePageView },
  handle: ({ ctx, params, body }) => saveDraftPage(ctx, { ...body, draftId: params.id, page: params.page }),
});

const addDraftPaperRoute = apiRoute({
  method: "post",
  path: "/drafts/{id}/papers/{requirement}",
  summary: "Takes photos or PDFs (multipart field `file`, one or more; or as JSON the id of an `upload` in pieces)",
  access: addDraftPaper,
  params: OfPaper,
  reply: { status: 201, schema: PaperView },
  async handle({ c, ctx, params }) {
    await c.get("intake")(ctx, "upload", c.get("clientAddress"));
    const paper = { draftId: params.id, requirement: params.requirement };
    const upload = await readUploadId(c);
    if (upload !== undefined) return await addResumedDraftPaper(ctx, { ...paper, upload });
    const { files } = await readFiles(c);
    return await addDraftPaper(ctx, { ...paper, files: [...files] });
  },
});

const removeDraftPaperRoute = apiRoute({
  method: "delete",
  path: "/drafts/{id}/papers/{requirement}/files/{fileId}",
  summary: "Removes one file of a draft",
  access: removeDraftPaper,
  params: OfPaper.extend({ fileId: z.uuid() }),
  reply: { status: 200, schema: PaperView },
  handle: ({ ctx, params }) =>
    removeDraftPaper(ctx, { draftId: params.id, requirement: params.requirement, fileId: params.fileId }),
});

const keepDraftRoute = apiRoute({
  method: "post",
  path: "/drafts/{id}/contact",
  summary: "Keeps a phone number, so that the draft can be resumed elsewhere, and how the applicant wishes to be told",
  access: keepDraft,
  params: OfDraft,
  body: KeepDraftInput,
  reply: { status: 200, schema: DraftView },
  handle: ({ ctx, params, body }) => keepDraft(ctx, { draftId: params.id, phone: body.phone, notifyBy: body.notifyBy }),
});

const reviewDraftRoute = apiRoute({
  method: "get",
  path: "/drafts/{id}/review",
  summary: "Everything of a draft before it is sent",
  access: reviewDraft,
  params: OfDraft,
  reply: { status: 200, schema: ReviewView },
  handle: ({ ctx, params }) => reviewDraft(ctx, { draftId: params.id }),
});

/** Routes of drafts. */
export const draftRoutes: readonly ApiRoute[] = [
  createDraftRoute,
  getDraftRoute,
  getDraftPageRoute,
  saveDraftPageRoute,
  addDraftPaperRoute,
  removeDraftPaperRoute,
  keepDraftRoute,
  reviewDraftRoute,
];
