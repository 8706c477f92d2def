import type { Permission, StaffMeView } from "@gerai/contracts/identity";
import { createContext, type MiddlewareFunction, redirect } from "react-router";
import { type ApiReply, type Caller, callApi, problemResponse } from "../api.server.ts";
import { requestFacts } from "../request-facts.ts";

/** The signed-in person; set by `requireStaff` before any loader of a staff page runs. */
export const staffContext = createContext<StaffMeView>();

const SIGN_IN = "/petugas/masuk";
const ROOMS = /^\/(petugas|admin|kementerian)(\/|\?|$)/;

/** The page to go to after signing in: one of our own staff pages, or nothing. */
export function safeReturn(path: unknown): string | undefined {
  return typeof path === "string" && ROOMS.test(path) && !path.startsWith(SIGN_IN) ? path : undefined;
}

/** Address of the sign-in page that leads back to this request's page; a post leads back to its page, not to its doing. */
export function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const path = safeReturn(`${pathname.replace(/\.data$/, "")}${search}`);
  return path ? `${SIGN_IN}?lanjut=${encodeURIComponent(path)}` : SIGN_IN;
}

/** The data of a staff call. Without a session: to the sign-in page; any other problem: the error page. */
export function needStaff<T>(caller: Caller, reply: ApiReply<T>): T {
  if (reply.ok) return reply.data;
  if (reply.status === 401) throw redirect(signInAddress(caller.request));
  throw problemResponse(reply.problem);
}

/** Lets signed-in people pass and keeps who they are; everyone else signs in first. */
export const requireStaff: MiddlewareFunction<Response> = async ({ request, context }) => {
  const caller = { request, context };
  context.set(staffContext, needStaff(caller, await callApi<StaffMeView>(caller, "GET", "/staff/me")));
};

/**
 * Shows a page only to those who hold the permission, as the API would say it: for pages that ask the API nothing which
 * needs it, such as an empty form.
 */
export function needPermission({ context }: Caller, permission: Permission): void {
  if (context.get(staffContext).permissions.includes(permission)) return;
  const { requestId } = context.get(requestFacts);
  throw Response.json({ code: "identity.forbidden", params: {}, requestId }, { status: 403 });
}

/** Where this person's work begins. */
export function homeOf(me: StaffMeView): string {
  if (me.permissions.includes("applications:read")) return "/petugas";
  if (me.permissions.includes("office:manage")) return "/admin";
  if (me.permissions.includes("staff:manage")) return "/admin/petugas";
  return me.permissions.includes("reports:national") ? "/kementerian" : "/admin/jejak";
}
