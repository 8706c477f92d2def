import { z } from "zod";
import { CategoryView, PromiseView, ServiceView, Text } from "../catalogue/index.ts";
import { AvailabilityAnswer } from "./answer.ts";
import { HolidayBody, NationalHoliday } from "./hours.ts";
import { Channel, Day, PurposeCode, ServiceCode, SiteCode } from "./scope.ts";
import { OfficeTodayView, ServiceTodayView } from "./today.ts";

const Instant = z.iso.datetime();

/** `GET /admin/availability/choices`: what a form about rules, hours and contacts can name. Sites and services are those of the draft. */
export const ConfigurationChoicesView = z.object({
  /** The office's day. */
  today: Day,
  categories: z.array(CategoryView),
  /** All that the office has; `isOffered` by the draft. */
  services: z.array(z.object({ code: ServiceCode, category: z.string(), name: Text, isOffered: z.boolean() })),
  purposes: z.array(z.object({ code: PurposeCode, label: Text })),
  sites: z.array(z.object({ code: SiteCode, name: z.string() })),
});
export type ConfigurationChoicesView = z.infer<typeof ConfigurationChoicesView>;

/** One conflict or gap of the draft. `stops`: an error that the draft brings in, with which it is not published. */
export const DraftFindingView = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  keys: z.array(z.string()),
  about: z.array(z.string()),
  stops: z.boolean(),
});
export type DraftFindingView = z.infer<typeof DraftFindingView>;

/** A rule of the draft on the line of time. */
export const DatedRuleView = z.object({
  key: z.uuid(),
  name: z.string(),
  since: Instant,
  /** Null: not decided. */
  until: Instant.nullable(),
  reviewOn: Day.nullable(),
  closes: z.boolean(),
  suspends: z.boolean(),
});
export type DatedRuleView = z.infer<typeof DatedRuleView>;

/** `GET /admin/availability/review?from=&until=`: the draft as a whole, before it is published. */
export const DraftReviewView = z.object({
  now: Instant,
  findings: z.array(DraftFindingView),
  /** By their beginning. */
  rules: z.array(DatedRuleView),
  /** Closed days from one day to another, by the draft; of last year, this year and the next unless asked otherwise. */
  holidays: z.array(z.object({ day: Day, name: Text, kind: z.enum(["holiday", "jointLeave", "local"]) })),
});
export type DraftReviewView = z.infer<typeof DraftReviewView>;

/** Query of `GET /admin/availability/preview`. */
export const PreviewQuestion = z.object({
  at: z.iso.datetime({ offset: true }),
  purpose: PurposeCode.optional(),
  /** Whose own page is shown beside the office's. */
  service: ServiceCode.optional(),
});
export type PreviewQuestion = z.infer<typeof PreviewQuestion>;

/** One way to a service at the instant: filing by a channel, or at the counter going on and fetching. */
export const PreviewWay = z.object({
  channel: Channel,
  stage: z.enum(["file", "continue", "collect"]),
  site: SiteCode.nullable(),
  answer: AvailabilityAnswer,
});
export type PreviewWay = z.infer<typeof PreviewWay>;

/** The office at an instant by the draft: what its page and the page of a service say, and what each service is answered. */
export const OfficePreviewView = z.object({
  at: Instant,
  today: OfficeTodayView,
  /** Where the service that was named is open; null for one that the draft does not offer, which has no page. */
  service: ServiceTodayView.nullable(),
  /** What else the page of that service says: promise, note, papers. */
  page: ServiceView.nullable(),
  /** Every service that the office has, in the order of the national catalogue. */
  services: z.array(
    z.object({
      code: ServiceCode,
      name: Text,
      promise: PromiseView,
      isOffered: z.boolean(),
      /** The draft changes what the office says of it. */
      isDrafted: z.boolean(),
      /** None for a service that is not offered. */
      ways: z.array(PreviewWay),
    }),
  ),
});
export type OfficePreviewView = z.infer<typeof OfficePreviewView>;

/** How many running cases of a service the draft touches. */
export const TouchedServiceView = z.object({
  code: z.string(),
  name: Text,
  /** Filed and not ended. */
  running: z.int(),
  /** Would get a hold that they do not have by the rules in force. */
  held: z.int(),
  /** Whose next step, by their applicant, would be closed and is not by the rules in force. */
  closed: z.int(),
});
export type TouchedServiceView = z.infer<typeof TouchedServiceView>;

/** `GET /admin/availability/touched`: counts only; services of which no case is touched are left out. */
export const TouchedCasesView = z.object({ running: z.int(), services: z.array(TouchedServiceView) });
export type TouchedCasesView = z.infer<typeof TouchedCasesView>;

/** `GET /admin/availability/calendar`: the nation's days of a year, from which offices begin. */
export const NationalCalendarView = z.object({ days: z.array(NationalHoliday) });
export type NationalCalendarView = z.infer<typeof NationalCalendarView>;

/** Why an entry of a calendar file cannot be taken over. */
export const HolidayFileFault = z.enum(["noUid", "noDay", "noName", "repeats", "tooLong", "endsEarly", "doubled"]);
export type HolidayFileFault = z.infer<typeof HolidayFileFault>;

/** One entry of a calendar file (RFC 5545), with the line on which it begins. */
export const HolidayFileRow = z.object({
  line: z.int(),
  uid: z.string().nullable(),
  name: z.string().nullable(),
  fault: HolidayFileFault.nullable(),
  /** What it would become; null with a fault. */
  holiday: HolidayBody.nullable(),
});
export type HolidayFileRow = z.infer<typeof HolidayFileRow>;

/** `POST /admin/availability/holiday-file`: reads a file and changes nothing. */
export const HolidayFileView = z.object({ rows: z.array(HolidayFileRow) });
export type HolidayFileView = z.infer<typeof HolidayFileView>;
