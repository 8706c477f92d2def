import { redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { signOut } from "../staff-api.server.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/petugas");

/** Ends the session here; one that had ended already leads to the same page. */
export async function action(args: Route.ActionArgs) {
  const reply = await signOut(args);
  return redirect("/petugas/masuk", { status: 303, headers: relayCookies(reply) });
}
