import type { Resources } from "@gerai/domain/kernel";
import { sweepNotices } from "@gerai/domain/notifications";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 60_000;

/** Delivers the notices of every office that no job takes care of any more. */
export async function sweepAllNotices(resources: Resources): Promise<void> {
  await inEveryOffice(resources, "the sweep of notices", (ctx) => sweepNotices(ctx, {}));
}

/** The round of the notices, every minute (OUT-6). */
export const sweepNoticesEntry: TimetableEntry = {
  name: "sweep-notices",
  everyMs: EVERY_MS,
  run: ({ domain }) => sweepAllNotices(domain),
};
