import { sweepChannels, tidyChannels } from "@gerai/domain/channels";
import { type Context, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

/** Does something in every office. One office's failure does not keep the others from it; it is thrown at the end. */
async function inEveryOffice(resources: Resources, work: (ctx: Context) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const office of await listOffices(resources)) {
    try {
      await work(await openContext(resources, office, SYSTEM, newId(resources.clock.now())));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the channels of ${failures.length} offices wait`);
}

/** Receipts that no job took care of, and the balance between two SMS accounts, every minute. */
export const sweepChannelsEntry: TimetableEntry = {
  name: "sweep-channels",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, (ctx) => sweepChannels(ctx, {})),
};

/** What came in more than 90 days ago is deleted, every day. */
export const tidyChannelsEntry: TimetableEntry = {
  name: "tidy-channels",
  everyMs: 86_400_000,
  run: ({ domain }) => inEveryOffice(domain, (ctx) => tidyChannels(ctx, {})),
};
