import { fileNoticeTemplates } from "@gerai/domain/notifications";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Asks WhatsApp's reviewers what became of templates, and files what no job took care of, every minute. */
export const fileTemplatesEntry: TimetableEntry = {
  name: "file-templates",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the filing of templates", (ctx) => fileNoticeTemplates(ctx, {})),
};
