import { redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { redeemCompletionLink } from "../citizen-api.server.ts";
import type { Route } from "./+types/completion-link.ts";

/**
 * The link of a completion message: its code is exchanged for a cookie and leaves the address at once (URL-1). A code
 * that is wrong or void leads to the same explanation. It stays good until the papers are sent, so a program that
 * previews links spends nothing.
 */
export async function loader(args: Route.LoaderArgs) {
  const headers = new Headers({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  const { token } = args.params;
  const reply = /^[a-z2-7]{26}$/.test(token) ? await redeemCompletionLink(args, token) : undefined;
  if (!reply?.ok) return redirect("/lengkapi", { headers });
  return redirect(`/perbaiki/${reply.data.caseId}`, { headers: relayCookies(reply, headers) });
}
