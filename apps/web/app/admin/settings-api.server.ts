import type {
  ConfigurationChoicesView,
  DraftReviewView,
  HolidayFileView,
  NationalCalendarView,
  OfficePreviewView,
  TouchedCasesView,
} from "@gerai/contracts/availability";
import type {
  ConfigurationVersionsView,
  ConfigurationVersionView,
  DraftConfigurationView,
  DraftEditsView,
  DraftEditView,
  PublishConfigurationInput,
  PublishedView,
  PutDraftItemsInput,
  RevertedView,
} from "@gerai/contracts/tenancy";
import { type ApiReply, type Caller, callApi } from "../api.server.ts";
import { needStaff } from "../officer/staff-session.server.ts";
import type { PageContent } from "./forms/item-form.ts";

const part = encodeURIComponent;
const CONFIGURATION = "/admin/configuration";
const AVAILABILITY = "/admin/availability";

async function read<T>(caller: Caller, path: string): Promise<T> {
  return needStaff(caller, await callApi<T>(caller, "GET", path));
}

/** Every item as the draft has it, beside what is in force. */
export const readDraft = (caller: Caller) => read<DraftConfigurationView>(caller, `${CONFIGURATION}/draft`);

/** What forms can name. */
export const readChoices = (caller: Caller) => read<ConfigurationChoicesView>(caller, `${AVAILABILITY}/choices`);

/** Findings and rules of the draft, and its closed days: those from one day to another, or of three years. */
export const readReview = (caller: Caller, days?: { readonly from: string; readonly until: string }) =>
  read<DraftReviewView>(caller, `${AVAILABILITY}/review${days ? `?${new URLSearchParams(days)}` : ""}`);

/** Whom the draft touches. */
export const readTouched = (caller: Caller) => read<TouchedCasesView>(caller, `${AVAILABILITY}/touched`);

/** The nation's days of a year. */
export const readCalendar = (caller: Caller, year: number) =>
  read<NationalCalendarView>(caller, `${AVAILABILITY}/calendar?year=${year}`);

/** The office at an instant by the draft. */
export const readPreview = (caller: Caller, asked: Readonly<Record<string, string>>) =>
  read<OfficePreviewView>(caller, `${AVAILABILITY}/preview?${new URLSearchParams(asked)}`);

/** A page of the history. */
export const readVersions = (caller: Caller, before: string | null) =>
  read<ConfigurationVersionsView>(caller, `${CONFIGURATION}/versions${before ? `?before=${part(before)}` : ""}`);

/** One version. */
export const readVersion = (caller: Caller, version: string) =>
  read<ConfigurationVersionView>(caller, `${CONFIGURATION}/versions/${part(version)}`);

/** Puts an item into the draft; `revision` is what the editor saw of it. */
export const putItem = (caller: Caller, key: string, revision: string | undefined, item: PageContent) =>
  callApi<DraftEditView>(caller, "PUT", `${CONFIGURATION}/draft/items/${part(key)}`, { body: { revision, item } });

/** Puts several items into the draft, all of them or none. */
export const putItems = (caller: Caller, items: PutDraftItemsInput["items"]) =>
  callApi<DraftEditsView>(caller, "PUT", `${CONFIGURATION}/draft/items`, { body: { items } });

/** Takes an item away with the next publishing. */
export const takeAwayItem = (caller: Caller, key: string, revision: string | undefined) =>
  callApi<DraftEditView>(
    caller,
    "DELETE",
    `${CONFIGURATION}/draft/items/${part(key)}${revision ? `?revision=${part(revision)}` : ""}`,
  );

/** Forgets what the draft says of an item, or the whole draft. */
export const discard = (caller: Caller, body: { readonly key?: string; readonly revision?: string | undefined }) =>
  callApi<DraftEditView>(caller, "POST", `${CONFIGURATION}/draft/discard`, { body });

/** Publishes the draft; `key` makes a form that is sent twice one publishing. */
export const publish = (
  caller: Caller,
  body: PublishConfigurationInput,
  key: string,
): Promise<ApiReply<PublishedView>> =>
  callApi<PublishedView>(caller, "POST", `${CONFIGURATION}/publish`, { body, headers: { "idempotency-key": key } });

/** Loads the way back to a version into the draft. */
export const revert = (caller: Caller, version: string, replace: boolean) =>
  callApi<RevertedView>(caller, "POST", `${CONFIGURATION}/versions/${part(version)}/revert`, { body: { replace } });

/** What a calendar file would bring. */
export const readHolidayFile = (caller: Caller, file: string) =>
  callApi<HolidayFileView>(caller, "POST", `${AVAILABILITY}/holiday-file`, { body: { file } });
