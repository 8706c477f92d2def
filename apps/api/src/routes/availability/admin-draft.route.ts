import {
  AvailabilityAnswer,
  AvailabilityQuestion,
  ConfigurationChoicesView,
  Day,
  DraftReviewView,
  HolidayFileView,
  NationalCalendarView,
  OfficePreviewView,
  PreviewQuestion,
  TouchedCasesView,
} from "@gerai/contracts/availability";
import { countTouchedCases } from "@gerai/domain/applications";
import {
  listConfigurationChoices,
  previewAvailability,
  previewOffice,
  readNationalCalendar,
  reviewDraft,
} from "@gerai/domain/availability";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { MOST_FILE_CHARACTERS, readHolidayFile } from "./read-holiday-file.ts";

/** What forms of the configuration can name. */
export const listChoicesRoute = apiRoute({
  method: "get",
  path: "/admin/availability/choices",
  summary: "Services, purposes and sites that rules, hours and contacts can name",
  access: listConfigurationChoices,
  isConfiguring: true,
  reply: { status: 200, schema: ConfigurationChoicesView },
  handle: ({ ctx }) => listConfigurationChoices(ctx, {}),
});

/** The draft as a whole. */
export const reviewDraftRoute = apiRoute({
  method: "get",
  path: "/admin/availability/review",
  summary: "Conflicts and gaps of the draft, and its rules on the line of time",
  access: reviewDraft,
  isConfiguring: true,
  query: z.object({ from: Day.optional(), until: Day.optional() }),
  reply: { status: 200, schema: DraftReviewView },
  handle: ({ ctx, query }) => reviewDraft(ctx, query),
});

/** The office at an instant, by the draft. */
export const previewOfficeRoute = apiRoute({
  method: "get",
  path: "/admin/availability/preview",
  summary: "What the office's page and its counter would say at an instant, by the draft",
  access: previewOffice,
  isConfiguring: true,
  query: PreviewQuestion,
  reply: { status: 200, schema: OfficePreviewView },
  handle: ({ ctx, query }) => previewOffice(ctx, query),
});

/** One answer by the draft. */
export const previewAnswerRoute = apiRoute({
  method: "get",
  path: "/admin/availability/preview/answer",
  summary: "The answer of the public question, by the draft",
  access: previewAvailability,
  isConfiguring: true,
  query: AvailabilityQuestion,
  reply: { status: 200, schema: AvailabilityAnswer },
  handle: ({ ctx, query }) => previewAvailability(ctx, query),
});

/** Whom the draft touches. */
export const countTouchedRoute = apiRoute({
  method: "get",
  path: "/admin/availability/touched",
  summary: "How many running cases the draft would hold up or close the next step of",
  access: countTouchedCases,
  isConfiguring: true,
  reply: { status: 200, schema: TouchedCasesView },
  handle: ({ ctx }) => countTouchedCases(ctx, {}),
});

/** The nation's days of a year. */
export const nationalCalendarRoute = apiRoute({
  method: "get",
  path: "/admin/availability/calendar",
  summary: "National holidays, collective leave and Ramadan of a year",
  access: readNationalCalendar,
  query: z.object({ year: z.string() }),
  reply: { status: 200, schema: NationalCalendarView },
  handle: ({ ctx, query }) => readNationalCalendar(ctx, { year: Number(query.year) }),
});

/** Reads a calendar file; what is taken over goes into the draft in one go. */
export const readHolidayFileRoute = apiRoute({
  method: "post",
  path: "/admin/availability/holiday-file",
  summary: "What an iCalendar file (RFC 5545) would bring, row by row; changes nothing",
  access: { principals: ["staff"], permission: "office:manage" },
  body: z.object({ file: z.string().max(MOST_FILE_CHARACTERS) }),
  reply: { status: 200, schema: HolidayFileView },
  handle: async ({ body }) => ({ rows: readHolidayFile(body.file) }) satisfies HolidayFileView,
});
