import { redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { signOut } from "../staff-api.server.ts";
import type { Route } from "./+types/sign-out.ts";

/** Ends the session; also an ended one leads to the sign-in page. */
export async function action(args: Route.ActionArgs) {
  const reply = await signOut(args);
  return redirect("/petugas/masuk", { status: 303, headers: relayCookies(reply) });
}

/** The address alone changes nothing. */
export function loader() {
  return redirect("/petugas");
}
