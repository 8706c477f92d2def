import type { ConfigurationChoicesView, RuleBody } from "@gerai/contracts/availability";
import type { DraftConfigurationView, DraftItemView } from "@gerai/contracts/tenancy";
import { fill, type Locale, messages, problemText } from "@gerai/language";
import type { ApiReply, Caller } from "../api.server.ts";
import { needStaff } from "../officer/staff-session.server.ts";
import type { ShownHoliday } from "./fields/rule-fields.tsx";
import type { Fault } from "./forms/item-faults.ts";
import { bodyOf, boxesOf, checkItem, type PageContent } from "./forms/item-form.ts";
import { withDecision } from "./forms/rule-form.ts";
import { isPreset, presetBoxes } from "./forms/rule-presets.ts";
import type { PageKind } from "./item-kinds.ts";
import { contentOf } from "./item-state.ts";
import { daysLater } from "./office-instant.ts";
import { discard, putItem, readCalendar, takeAwayItem } from "./settings-api.server.ts";
import { typed as boxes, maybe, type Typed } from "./typed-form.ts";

/** Words in both languages for what is begun from a day of the national calendar. */
function servedDay(search: URLSearchParams): Typed {
  const day = search.get("hari") ?? "";
  const name = (locale: Locale, value: string | null) =>
    value ? fill(messages(locale).settings.holidays.openName, { name: value.slice(0, 120) }) : "";
  return boxes({
    "name.id": name("id", search.get("nama")),
    "name.en": name("en", search.get("name")),
    from: day,
    until: day,
    effect: search.has("hari") ? "open" : "closed",
  });
}

/** The form of an item that does not exist yet: from an example, a day of the calendar, or empty. */
export function newBoxes(kind: PageKind, search: URLSearchParams, locale: Locale, accent: string): Typed {
  const preset = search.get("contoh");
  if (kind === "rule" && isPreset(preset)) return presetBoxes(preset, messages(locale).settings.presets[preset].name);
  if (kind === "holiday") return servedDay(search);
  if (kind === "contact") return boxes({ kind: "line" });
  if (kind === "site") return boxes({ capabilities: ["counter"] });
  return kind === "profile" ? boxes({ accent }) : {};
}

/** The form of an item that there is. */
export function standingBoxes(item: DraftItemView): Typed {
  return boxesOf(contentOf(item) as PageContent);
}

const SHOWN_DAYS = 60;

/** Closed days around a rule, of which it may serve on some: the nation's of its year, and the office's own. */
export async function holidaysAround(
  caller: Caller,
  typed: Typed,
  { items }: DraftConfigurationView,
  { today }: ConfigurationChoicesView,
  locale: Locale,
): Promise<ShownHoliday[]> {
  const from = maybe(typed, "from") ?? today;
  const until = maybe(typed, "until") ?? daysLater(from, SHOWN_DAYS);
  const year = Number(from.slice(0, 4));
  const national = year >= 2000 && year <= 2100 ? (await readCalendar(caller, year)).days : [];
  const own = items.flatMap((item) =>
    item.kind === "holiday" && item.after?.effect === "closed" ? [{ day: item.after.from, name: item.after.name }] : [],
  );
  const known = [...national.filter(({ kind }) => kind !== "ramadan"), ...own].filter(
    ({ day }) => from <= day && day <= until,
  );
  const ticked = (typed.overridesHoliday ?? []).filter((day) => !known.some((one) => one.day === day));
  return [
    ...known.map(({ day, name }) => ({ day, label: `${name[locale]} (${day})` })),
    ...ticked.map((day) => ({ day, label: day })),
  ].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** Who was faster, and what the editor wrote. */
export interface EditConflict {
  readonly by: string | null;
  readonly byName: string | null;
  readonly at: string | null;
  readonly mine: PageContent;
}

/** What an edit came to: done, or the form again. */
export type EditOutcome =
  | { readonly done: "tersimpan" | "sama" | "dihapus" | "batal" }
  | {
      readonly done?: undefined;
      readonly status: number;
      readonly faults: readonly Fault[];
      readonly problem: string | undefined;
      readonly conflict: EditConflict | undefined;
    };

const again = (status: number, more: Partial<Extract<EditOutcome, { status: number }>>): EditOutcome => ({
  status,
  faults: [],
  problem: undefined,
  conflict: undefined,
  ...more,
});

/** The outcome of a reply; other problems than those of the form are the error page. */
function outcomeOf<T>(caller: Caller, reply: ApiReply<T>, locale: Locale, mine?: PageContent): EditOutcome | undefined {
  if (reply.ok) return undefined;
  if (reply.status !== 409 && reply.status !== 422) needStaff(caller, reply);
  const { code, params } = reply.problem;
  if (code !== "tenancy.stale-revision" || !mine)
    return again(reply.status, { problem: problemText(locale, code, params) });
  const text = (name: string) => (typeof params[name] === "string" ? params[name] : null);
  return again(409, { conflict: { by: text("by"), byName: text("byName"), at: text("at"), mine } });
}

/** Everything that an edit needs to know. */
export interface Edit {
  readonly caller: Caller;
  readonly kind: PageKind;
  readonly key: string;
  /** What the editor saw. */
  readonly revision: string | undefined;
  readonly item: DraftItemView | undefined;
  readonly today: string;
  readonly locale: Locale;
}

/** Puts what the form says into the draft. */
export async function saveItem(edit: Edit, typed: Typed): Promise<EditOutcome> {
  const { caller, kind, key, revision, item, today, locale } = edit;
  const body = bodyOf(kind, typed);
  const inForce = item?.kind === "rule" ? (item.before as RuleBody | null) : null;
  const checked = checkItem(kind, kind === "rule" ? withDecision(body, inForce, today) : body);
  if (!checked.ok) return again(422, { faults: checked.faults });
  const reply = await putItem(caller, key, revision, checked.item);
  const refused = outcomeOf(caller, reply, locale, checked.item);
  if (refused) return refused;
  return { done: reply.ok && reply.data.revision?.startsWith("published-") ? "sama" : "tersimpan" };
}

/** Takes an item away; one that was never published leaves the draft. */
export async function removeItem({ caller, key, revision, item, locale }: Edit): Promise<EditOutcome> {
  const isPublished = item?.before != null;
  const reply = isPublished ? await takeAwayItem(caller, key, revision) : await discard(caller, { key, revision });
  return outcomeOf(caller, reply, locale) ?? { done: isPublished ? "dihapus" : "batal" };
}

/** Forgets what the draft says of an item. */
export async function undoItem({ caller, key, revision, locale }: Edit): Promise<EditOutcome> {
  return outcomeOf(caller, await discard(caller, { key, revision }), locale) ?? { done: "batal" };
}
