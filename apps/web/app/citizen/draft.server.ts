import { redirect } from "react-router";
import { type ApiReply, type Caller, problemResponse } from "../api.server.ts";
import { requestFacts } from "../request-facts.ts";
import { draftOfRequest, forgetDraftCookie } from "./own-cookies.server.ts";

/** Address of a step of a form: a page key, `berkas` or `periksa`. */
export function stepHref(slug: string, step: string): string {
  return `/layanan/${slug}/ajukan/${step}`;
}

/** The draft this browser works on, or the way back to the beginning of the form. */
export function requireDraftId(caller: Caller, slug: string): string {
  const id = draftOfRequest(caller.request, slug);
  if (id === undefined) throw redirect(`/layanan/${slug}/ajukan?isian=hilang`);
  return id;
}

/** The data of a draft call. A draft that is gone, sent or another person's leads back to the beginning of the form. */
export function needDraft<T>(caller: Caller, slug: string, reply: ApiReply<T>): T {
  if (reply.ok) return reply.data;
  if ([401, 403, 404, 409, 410].includes(reply.status)) {
    const cookie = forgetDraftCookie(slug, caller.context.get(requestFacts).secure);
    throw redirect(`/layanan/${slug}/ajukan?isian=hilang`, { headers: { "set-cookie": cookie } });
  }
  throw problemResponse(reply.problem);
}
