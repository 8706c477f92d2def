import { sweepConversations, tidyConversations } from "@gerai/domain/conversations";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Messages that no job has heard or sent, every minute. */
export const sweepConversationsEntry: TimetableEntry = {
  name: "sweep-conversations",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the sweep of conversations", (ctx) => sweepConversations(ctx, {})),
};

/** What was said more than 90 days ago is deleted, every day. */
export const tidyConversationsEntry: TimetableEntry = {
  name: "tidy-conversations",
  everyMs: 86_400_000,
  run: ({ domain }) => inEveryOffice(domain, "the tidying of conversations", (ctx) => tidyConversations(ctx, {})),
};
