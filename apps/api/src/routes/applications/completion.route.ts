import { CaseView, CompletionGrantView, CompletionView } from "@gerai/contracts/applications";
import { PaperView } from "@gerai/contracts/documents";
import {
  addCompletionPaper,
  addResumedCompletionPaper,
  exchangeCompletionLink,
  getCompletion,
  removeCompletionPaper,
  sendCompletion,
} from "@gerai/domain/applications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";
import { readFiles, readUploadId } from "../../read-upload.ts";

const OfCase = z.object({ id: z.uuid() });
const OfPaper = OfCase.extend({ requirement: z.string().max(60) });

const exchangeLinkRoute = apiRoute({
  method: "post",
  path: "/completions/{token}",
  summary: "Exchanges a mailed link for a cookie that may mend this one request",
  access: exchangeCompletionLink,
  makesHolder: true,
  params: z.object({ token: z.string().max(80) }),
  reply: { status: 200, schema: CompletionGrantView },
  handle: ({ ctx, params }) => exchangeCompletionLink(ctx, { token: params.token }),
});

const getCompletionRoute = apiRoute({
  method: "get",
  path: "/cases/{id}/completion",
  summary: "The refused papers of a case and nothing else of it",
  access: getCompletion,
  params: OfCase,
  reply: { status: 200, schema: CompletionView },
  handle: ({ ctx, params }) => getCompletion(ctx, { applicationId: params.id }),
});

const addPaperRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/completion/papers/{requirement}",
  summary:
    "Takes new photos or PDFs (multipart field `file`, one or more; or as JSON the id of an `upload` in pieces) for a refused paper",
  access: addCompletionPaper,
  params: OfPaper,
  reply: { status: 201, schema: PaperView },
  async handle({ c, ctx, params }) {
    await c.get("intake")(ctx, "upload", c.get("clientAddress"));
    const paper = { applicationId: params.id, requirement: params.requirement };
    const upload = await readUploadId(c);
    if (upload !== undefined) return await addResumedCompletionPaper(ctx, { ...paper, upload });
    const { files } = await readFiles(c);
    return await addCompletionPaper(ctx, { ...paper, files: [...files] });
  },
});

const removePaperRoute = apiRoute({
  method: "delete",
  path: "/cases/{id}/completion/papers/{requirement}/files/{fileId}",
  summary: "Removes a file sent in answer to this request",
  access: removeCompletionPaper,
  params: OfPaper.extend({ fileId: z.uuid() }),
  reply: { status: 200, schema: PaperView },
  handle: ({ ctx, params }) =>
    removeCompletionPaper(ctx, {
      applicationId: params.id,
      requirement: params.requirement,
      fileId: params.fileId,
    }),
});

const sendCompletionRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/completion",
  summary: "Sends the answer; the case goes back to the officer who asked",
  access: sendCompletion,
  params: OfCase,
  reply: { status: 200, schema: CaseView },
  handle: ({ c, ctx, params }) => sendCompletion(ctx, { applicationId: params.id }, readIdempotencyKey(c)),
});

/** Routes by which an applicant mends what was refused. */
export const completionRoutes: readonly ApiRoute[] = [
  exchangeLinkRoute,
  getCompletionRoute,
  addPaperRoute,
  removePaperRoute,
  sendCompletionRoute,
];
