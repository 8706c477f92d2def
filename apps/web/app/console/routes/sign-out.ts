import { redirect } from "react-router";
import { callApi, relayCookies } from "../../api.server.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/konsol");

/** Ends the operator's session. */
export async function action(args: Route.ActionArgs) {
  const reply = await callApi<void>(args, "POST", "/platform/sign-out");
  return redirect("/konsol/masuk", { status: 303, headers: relayCookies(reply) });
}
