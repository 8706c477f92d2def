import { CaseNoticeView, MessageCodeView, NotifyByInput, TrueNumbersView } from "@gerai/contracts/notifications";
import { setNotifyBy } from "@gerai/domain/applications";
import { listTrueNumbers } from "@gerai/domain/channels";
import { checkMessage, listOwnNotices } from "@gerai/domain/notifications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";

const listOwnNoticesRoute = apiRoute({
  method: "get",
  path: "/cases/{id}/notices",
  summary: "The messages about one's own case",
  access: listOwnNotices,
  params: z.object({ id: z.uuid() }),
  reply: { status: 200, schema: z.array(CaseNoticeView) },
  handle: ({ ctx, params }) => listOwnNotices(ctx, { applicationId: params.id }),
});

const setNotifyByRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/notify-by",
  summary: "How the applicant wishes to be told; null leaves it to the office",
  access: setNotifyBy,
  params: z.object({ id: z.uuid() }),
  body: NotifyByInput,
  reply: { status: 200, schema: NotifyByInput },
  handle: ({ ctx, params, body }) => setNotifyBy(ctx, { applicationId: params.id, ...body }),
});

const checkMessageRoute = apiRoute({
  method: "get",
  path: "/message-codes/{messageCode}",
  summary: "Whether a message with this code is the office's: day, ways, kind; nothing of a person or a case",
  access: checkMessage,
  params: z.object({ messageCode: z.string().max(40) }),
  reply: { status: 200, schema: MessageCodeView },
  handle: ({ c, ctx, params }) =>
    checkMessage(ctx, { code: params.messageCode, clientAddress: c.get("clientAddress") }),
});

const listTrueNumbersRoute = apiRoute({
  method: "get",
  path: "/true-numbers",
  summary: "The numbers, sender names and addresses that the office really writes from",
  access: listTrueNumbers,
  reply: { status: 200, schema: TrueNumbersView },
  handle: ({ ctx }) => listTrueNumbers(ctx, {}),
});

/** What citizens see of their messages, and everybody of the office's true ones. */
export const ownNoticeRoutes: readonly ApiRoute[] = [
  listOwnNoticesRoute,
  setNotifyByRoute,
  checkMessageRoute,
  listTrueNumbersRoute,
];
