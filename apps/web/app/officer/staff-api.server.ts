import type { Permission, SignInView, StaffMeView } from "@gerai/contracts/identity";
import { redirect } from "react-router";
import { type ApiReply, type Caller, type CallOptions, callApi, problemResponse } from "../api.server.ts";
import { signInHref } from "./own-path.ts";

type Method = "GET" | "POST";

/** Path and query of the page that is asked for, without what the framework added. */
export function pagePath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname.replace(/\.data$/, "")}${search}`;
}

/** Calls the API for a signed-in person; without a session the answer is thrown: to the sign-in page and back here afterwards. */
export async function callAsStaff<T>(
  caller: Caller,
  method: Method,
  path: string,
  options?: CallOptions,
): Promise<ApiReply<T>> {
  const reply = await callApi<T>(caller, method, path, options);
  if (!reply.ok && reply.status === 401) throw redirect(signInHref(pagePath(caller.request)), { status: 303 });
  return reply;
}

/** The data of a call, or its error page. */
export async function needAsStaff<T>(caller: Caller, path: string): Promise<T> {
  const reply = await callAsStaff<T>(caller, "GET", path);
  if (reply.ok) return reply.data;
  throw problemResponse(reply.problem);
}

export const getMe = (caller: Caller) => needAsStaff<StaffMeView>(caller, "/staff/me");

export const signIn = (caller: Caller, body: { username: string; password: string }) =>
  callApi<SignInView>(caller, "POST", "/staff/sign-in", { body });

export const passSecondFactor = (caller: Caller, code: string) =>
  callApi<StaffMeView>(caller, "POST", "/staff/second-factor", { body: { code } });

export const signOut = (caller: Caller) => callApi<void>(caller, "POST", "/staff/sign-out");

/** The first page of a person's work: the queue for all who read cases, else the office's administration or the reports. */
export function homeOf(permissions: readonly Permission[]): string {
  if (permissions.includes("applications:read")) return "/petugas";
  return permissions.includes("reports:national") ? "/" : "/admin";
}
