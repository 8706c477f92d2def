import { CancelCaseInput, CaseView, ReceiptView, SubmitApplicationInput } from "@gerai/contracts/applications";
import { cancelCase, getCase, getReceipt, submitApplication } from "@gerai/domain/applications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { needIdempotencyKey, readIdempotencyKey } from "../../idempotency.ts";
import { readOwnCase } from "./read-own-case.ts";

const OfCase = z.object({ id: z.uuid() });

const submitApplicationRoute = apiRoute({
  method: "post",
  path: "/applications",
  summary: "Files a case: a draft, or a whole one; the header idempotency-key is needed",
  access: submitApplication,
  body: SubmitApplicationInput,
  reply: { status: 201, schema: ReceiptView },
  async handle({ c, ctx, body }) {
    await c.get("intake")(ctx, "submission", c.get("clientAddress"));
    return await submitApplication(ctx, body, needIdempotencyKey(c));
  },
});

const getCaseRoute = apiRoute({
  method: "get",
  path: "/cases/{id}",
  summary: "The applicant's own case",
  access: getCase,
  params: OfCase,
  reply: { status: 200, schema: CaseView },
  handle: ({ ctx, params }) => readOwnCase(ctx, params.id),
});

const getReceiptRoute = apiRoute({
  method: "get",
  path: "/cases/{id}/receipt",
  summary: "The receipt of the applicant's own case",
  access: getReceipt,
  params: OfCase,
  reply: { status: 200, schema: ReceiptView },
  handle: ({ ctx, params }) => getReceipt(ctx, { applicationId: params.id }),
});

const cancelCaseRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/cancel",
  summary: "Withdraws a case that is not yet in process",
  access: cancelCase,
  params: OfCase,
  body: CancelCaseInput,
  reply: { status: 200, schema: CaseView },
  handle: ({ c, ctx, params, body }) => cancelCase(ctx, { ...body, applicationId: params.id }, readIdempotencyKey(c)),
});

/** Routes of filed cases. */
export const caseRoutes: readonly ApiRoute[] = [submitApplicationRoute, getCaseRoute, getReceiptRoute, cancelCaseRoute];
