import {
  CaseNoticeView,
  HandleNoticeInput,
  NoticeKind,
  NoticeRouteView,
  NoticeTasksView,
  SetNoticeRouteInput,
} from "@gerai/contracts/notifications";
import {
  handleNotice,
  listCaseNotices,
  listNoticeRoutes,
  listNoticeTasks,
  setNoticeRoute,
} from "@gerai/domain/notifications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";

const listCaseNoticesRoute = apiRoute({
  method: "get",
  path: "/staff/applications/{id}/notices",
  summary: "The messages about a case: which, over what, and whether they came",
  access: listCaseNotices,
  params: z.object({ id: z.uuid() }),
  reply: { status: 200, schema: z.array(CaseNoticeView) },
  handle: ({ ctx, params }) => listCaseNotices(ctx, { applicationId: params.id }),
});

const listNoticeTasksRoute = apiRoute({
  method: "get",
  path: "/staff/notice-tasks",
  summary: "Messages that reached nobody, the longest waiting first; masked",
  access: listNoticeTasks,
  reply: { status: 200, schema: NoticeTasksView },
  handle: ({ ctx }) => listNoticeTasks(ctx, {}),
});

const handleNoticeRoute = apiRoute({
  method: "post",
  path: "/staff/notice-tasks/{id}/handled",
  summary: "Closes such a task: the person was called, visited, or given up; 409 notifications.no-task",
  access: handleNotice,
  params: z.object({ id: z.uuid() }),
  body: HandleNoticeInput,
  reply: { status: 200, schema: z.object({}) },
  handle: ({ ctx, params, body }) => handleNotice(ctx, { noticeId: params.id, ...body }),
});

const listNoticeRoutesRoute = apiRoute({
  method: "get",
  path: "/admin/notices/routes",
  summary: "By which ways each kind of notice goes",
  access: listNoticeRoutes,
  reply: { status: 200, schema: z.array(NoticeRouteView) },
  handle: ({ ctx }) => listNoticeRoutes(ctx, {}),
});

const setNoticeRouteRoute = apiRoute({
  method: "put",
  path: "/admin/notices/routes/{kind}",
  summary:
    "The office's own order of ways for a kind of notice, or null for the house's; 409 notifications.stale-route",
  access: setNoticeRoute,
  params: z.object({ kind: NoticeKind }),
  body: SetNoticeRouteInput,
  reply: { status: 200, schema: NoticeRouteView },
  handle: ({ ctx, params, body }) => setNoticeRoute(ctx, { kind: params.kind, ...body }),
});

/** What officers and administrators see and do about notices. */
export const noticeRoutes: readonly ApiRoute[] = [
  listCaseNoticesRoute,
  listNoticeTasksRoute,
  handleNoticeRoute,
  listNoticeRoutesRoute,
  setNoticeRouteRoute,
];
