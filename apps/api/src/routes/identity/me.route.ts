import { StaffMeView, StaffRowView, StaffSessionView } from "@gerai/contracts/identity";
import { endOtherSessions, getMe, listOwnSessions, listStaff } from "@gerai/domain/identity";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readToken } from "../../cookies.ts";

/** Who am I. */
export const getMeRoute = apiRoute({
  method: "get",
  path: "/staff/me",
  summary: "The signed-in person with roles and permissions",
  access: getMe,
  reply: { status: 200, schema: StaffMeView },
  handle: ({ ctx }) => getMe(ctx, {}),
});

/** Where am I signed in. */
export const listOwnSessionsRoute = apiRoute({
  method: "get",
  path: "/staff/sessions",
  summary: "The signed-in person's open sessions",
  access: listOwnSessions,
  reply: { status: 200, schema: z.array(StaffSessionView) },
  handle: ({ c, ctx }) => listOwnSessions(ctx, { token: readToken(c, "staff", c.get("secure")) ?? "" }),
});

/** Sign me out elsewhere. */
export const endOtherSessionsRoute = apiRoute({
  method: "post",
  path: "/staff/sessions/end-others",
  summary: "Ends the person's sessions everywhere but here",
  access: endOtherSessions,
  reply: { status: 204, schema: null },
  handle: ({ c, ctx }) => endOtherSessions(ctx, { token: readToken(c, "staff", c.get("secure")) ?? "" }),
});

/** Everyone of the office. */
export const listStaffRoute = apiRoute({
  method: "get",
  path: "/admin/staff",
  summary: "People of the office",
  access: listStaff,
  reply: { status: 200, schema: z.array(StaffRowView) },
  handle: ({ ctx }) => listStaff(ctx, {}),
});
