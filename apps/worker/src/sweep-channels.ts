import { sweepChannels, tidyChannels } from "@gerai/domain/channels";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Receipts that no job took care of, and the balance between two SMS accounts, every minute. */
export const sweepChannelsEntry: TimetableEntry = {
  name: "sweep-channels",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the sweep of channels", (ctx) => sweepChannels(ctx, {})),
};

/** What came in more than 90 days ago is deleted, every day. */
export const tidyChannelsEntry: TimetableEntry = {
  name: "tidy-channels",
  everyMs: 86_400_000,
  run: ({ domain }) => inEveryOffice(domain, "the tidying of channels", (ctx) => tidyChannels(ctx, {})),
};
