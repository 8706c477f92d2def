import { sweepConversations, tidyConversations } from "@gerai/domain/conversations";
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
  if (failures.length > 0) throw new AggregateError(failures, `the conversations of ${failures.length} offices wait`);
}

/** Messages that no job has heard or sent, every minute. */
export const sweepConversationsEntry: TimetableEntry = {
  name: "sweep-conversations",
  everyMs: 60_000,
  run: ({ domain }) => inEveryOffice(domain, (ctx) => sweepConversations(ctx, {})),
};

/** What was said more than 90 days ago is deleted, every day. */
export const tidyConversationsEntry: TimetableEntry = {
  name: "tidy-conversations",
  everyMs: 86_400_000,
  run: ({ domain }) => inEveryOffice(domain, (ctx) => tidyConversations(ctx, {})),
};
