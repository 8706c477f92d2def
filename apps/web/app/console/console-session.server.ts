import type { PlatformMeView } from "@gerai/contracts/identity";
import { createContext, type MiddlewareFunction, redirect } from "react-router";
import { type ApiReply, callApi, problemResponse } from "../api.server.ts";

/** The signed-in operator; set by `requireOperator`. */
export const operatorContext = createContext<PlatformMeView>();

/** The data of a console call; without a session, to the sign-in page. */
export function needOperator<T>(reply: ApiReply<T>): T {
  if (reply.ok) return reply.data;
  if (reply.status === 401) throw redirect("/konsol/masuk");
  throw problemResponse(reply.problem);
}

/** Lets operators pass; everyone else signs in first. */
export const requireOperator: MiddlewareFunction<Response> = async ({ request, context }) => {
  context.set(
    operatorContext,
    needOperator(await callApi<PlatformMeView>({ request, context }, "GET", "/platform/me")),
  );
};
