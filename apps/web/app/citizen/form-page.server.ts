import type { DraftPageView } from "@gerai/contracts/applications";
import { type FieldErrorView, FormPageView, type FormValues } from "@gerai/contracts/catalogue";
import { type Caller, problemResponse } from "../api.server.ts";
import { officeContext } from "../office.ts";
import { saveDraftPage } from "./citizen-api.server.ts";
import {
  browseName,
  COMMAND,
  CONFIRMED,
  countName,
  entryCount,
  type FormCommand,
  findRegionQuestion,
  impliedSearch,
  readCommand,
  readValues,
  searchName,
  withoutEntry,
} from "./posted-form.ts";
import { browseRegion, type RegionLookup, searchRegion } from "./region-lookup.server.ts";

/** What the page shows after a post that did not lead on. */
export interface PageAnswer {
  readonly values: FormValues;
  readonly errors: readonly FieldErrorView[];
  readonly counts: Readonly<Record<string, number>>;
  readonly lookup?: RegionLookup;
  /** Names of the regions that were posted, by code. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Result of a post: the next step, or the page again. */
export type PageOutcome = { readonly next: string } | { readonly again: PageAnswer };

type Page = DraftPageView["page"];

function shownEntries(page: Page, values: FormValues, form: FormData, command: FormCommand): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const list of page.fields.filter((field) => field.type === "group-list")) {
    const shown = Number(form.get(countName(list.key)) ?? 1) || 1;
    const change =
      command.kind === "add" && command.list === list.key
        ? 1
        : command.kind === "remove" && command.list === list.key
          ? -1
          : 0;
    counts[list.key] = entryCount(list, values, Math.min(shown, 100) + change);
  }
  return counts;
}

async function lookUp(
  caller: Caller,
  page: Page,
  form: FormData,
  command: FormCommand,
): Promise<RegionLookup | undefined> {
  if (command.kind !== "search" && command.kind !== "browse") return undefined;
  const question = findRegionQuestion(page.fields, command.input);
  if (!question) return undefined;
  const own = caller.context.get(officeContext).regionCode;
  const box = String(form.get(command.kind === "search" ? searchName(command.input) : browseName(command.input)) ?? "");
  return command.kind === "search"
    ? searchRegion(caller, question, box, own)
    : browseRegion(caller, question, box, own);
}

/**
 * Works on one posted page: looks regions up and changes lists without saving, or saves and leads on. A page with faults
 * comes back with everything as it was typed.
 */
export async function postPage(caller: Caller, draftId: string, page: Page, form: FormData): Promise<PageOutcome> {
  const pressed = readCommand(form.get(COMMAND));
  const implied = pressed.kind === "continue" ? impliedSearch(form) : undefined;
  const command: FormCommand = implied ? { kind: "search", input: implied } : pressed;
  const posted = readValues(form);
  if (command.kind !== "continue") {
    const values = command.kind === "remove" ? withoutEntry(posted, command.list, command.index) : posted;
    const counts = shownEntries(page, values, form, command);
    return { again: { values, errors: [], counts, lookup: await lookUp(caller, page, form, command) } };
  }
  const confirmed = form.get(CONFIRMED) === "true";
  const reply = await saveDraftPage(caller, draftId, page.key, { values: posted, confirmed });
  if (reply.ok) return { next: reply.data.next };
  const faulty =
    reply.problem.code === "applications.page-invalid" ? FormPageView.safeParse(reply.problem.params.page) : undefined;
  if (!faulty?.success) throw problemResponse(reply.problem);
  const errors = faulty.data.fields.flatMap((field) => [
    ...field.errors,
    ...(field.items ?? []).flatMap((item) => item.errors),
  ]);
  const names = Object.assign({}, ...faulty.data.fields.map((field) => field.regionNames));
  return { again: { values: posted, errors, names, counts: shownEntries(page, posted, form, command) } };
}
