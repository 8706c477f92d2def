import { redirect } from "react-router";
import { requestFacts } from "../../request-facts.ts";
import { documentCookie } from "../own-cookies.server.ts";
import type { Route } from "./+types/document-link.ts";

/** The link of an issued paper: its code moves from the address into a short-lived cookie of the PIN page (URL-1). */
export function loader({ params, context }: Route.LoaderArgs) {
  const headers = new Headers({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  if (/^[a-z2-7]{26}$/.test(params.token)) {
    headers.set("set-cookie", documentCookie(params.token, context.get(requestFacts).secure));
  }
  return redirect("/dokumen", { headers });
}
