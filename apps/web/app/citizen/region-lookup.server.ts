import type { RegionMatchView, RegionView } from "@gerai/contracts/tenancy";
import { type Caller, callApi } from "../api.server.ts";
import { listRegions } from "./citizen-api.server.ts";
import type { RegionQuestion } from "./posted-form.ts";

/** What is open beside a region question: the matches of a search, or one step of the list. */
export type RegionLookup = { readonly input: string } & (
  | { readonly kind: "matches"; readonly words: string; readonly matches: readonly RegionMatchView[] }
  | { readonly kind: "children"; readonly children: readonly RegionView[]; readonly isLast: boolean }
);

const LONGEST_SEARCH = 60;

/** Villages by the beginning of their name, inside the office's own area where the question asks for it. */
export async function searchRegion(
  caller: Caller,
  question: RegionQuestion,
  typed: string,
  ownRegion: string | null,
): Promise<RegionLookup> {
  const words = typed.trim().slice(0, LONGEST_SEARCH);
  const query = new URLSearchParams({ q: words });
  if (question.scope === "tenant" && ownRegion) query.set("within", ownRegion);
  const reply =
    words.length < 2 ? undefined : await callApi<RegionMatchView[]>(caller, "GET", `/regions/search?${query}`);
  return { input: question.input, kind: "matches", words, matches: reply?.ok ? reply.data : [] };
}

/**
 * The next step of the list: the regions inside `parent`, or the first step (provinces, or the districts of the office
 * where only its own area is asked). `isLast` = these are what the question asks for.
 */
export async function browseRegion(
  caller: Caller,
  question: RegionQuestion,
  parent: string,
  ownRegion: string | null,
): Promise<RegionLookup> {
  const isCode = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(parent);
  const first = question.scope === "tenant" && ownRegion && question.level > 2 ? ownRegion : undefined;
  const children = await listRegions(caller, isCode ? parent : first);
  return { input: question.input, kind: "children", children, isLast: (children[0]?.level ?? 4) >= question.level };
}
