import type { TrackView } from "@gerai/contracts/applications";
import { fill, type Messages } from "@gerai/language";
import type { ApiReply, Caller } from "../api.server.ts";
import { track } from "./citizen-api.server.ts";

/** What a tracking form shows again when it did not lead on. */
export interface TrackAnswer {
  readonly code: string;
  readonly errors: { readonly code?: string; readonly last4?: string };
  readonly problem?: string;
}

/** Either the API's reply to a well-formed question, or what is wrong with the form. */
export type TrackOutcome =
  | { readonly view: ApiReply<TrackView> & { ok: true } }
  | { readonly again: TrackAnswer; readonly status: number };

/** Reads code and digits from a posted form and asks the API. The digits may stay empty unless `needsDigits`. */
export async function postTrack(caller: Caller, words: Messages, needsDigits: boolean): Promise<TrackOutcome> {
  const form = await caller.request.formData();
  const code = String(form.get("kode") ?? "")
    .trim()
    .slice(0, 40);
  const last4 = String(form.get("angka") ?? "").trim();
  const texts = words.citizen.track;
  if (code === "") return { again: { code, errors: { code: fill(texts.emptyCode, {}) } }, status: 422 };
  const digitsWrong = last4 === "" ? needsDigits : !/^\d{4}$/.test(last4);
  if (digitsWrong) return { again: { code, errors: { last4: texts.badLast4 } }, status: 422 };
  const reply = await track(caller, last4 === "" ? { code } : { code, last4 });
  if (reply.ok) return { view: reply };
  return { again: { code, errors: {}, problem: reply.problem.code }, status: reply.status };
}
