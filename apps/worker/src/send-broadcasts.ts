import { forgetImports, sendBroadcasts } from "@gerai/domain/broadcasts";
import { type Context, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { findOfficeById } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { inEveryOffice } from "./in-every-office.ts";
import { listOfficesBroadcasting } from "./running-broadcasts.store.ts";
import type { TimetableEntry, TimetableResources } from "./timetable.ts";

const EVERY_MS = 5_000;
/** Attempts of one office before it is the next one's turn. */
const BITE = 10;
/** Bites of each office in one round of the timetable: then everything else of this entry gets its look. */
const MOST_BITES = 20;

async function contextOf(resources: Resources, officeId: string): Promise<Context | undefined> {
  const office = await findOfficeById(resources, officeId);
  return office && (await openContext(resources, office, SYSTEM, newId(resources.clock.now())));
}

/**
 * Sends what is due of every office's broadcasts: offices take turns, a few messages each, one message at a time, so that
 * no office waits for another one's thousands and notices have the connections to themselves. One office's failure does
 * not keep the others; it is thrown at the end.
 */
async function sendAllBroadcasts({ domain, relayPool }: TimetableResources): Promise<number> {
  let waiting = await listOfficesBroadcasting(relayPool);
  let attempts = 0;
  const failures: unknown[] = [];
  for (let bite = 0; bite < MOST_BITES && waiting.length > 0; bite += 1) {
    const more: string[] = [];
    for (const officeId of waiting) {
      try {
        const ctx = await contextOf(domain, officeId);
        const sent = ctx ? await sendBroadcasts(ctx, { most: BITE }) : { attempts: 0, hasMore: false };
        attempts += sent.attempts;
        if (sent.hasMore) more.push(officeId);
      } catch (error) {
        failures.push(error);
      }
    }
    waiting = more;
  }
  if (failures.length > 0) throw new AggregateError(failures, `the broadcasts of ${failures.length} offices wait`);
  return attempts;
}

/** Broadcasts go on, every five seconds. */
export const sendBroadcastsEntry: TimetableEntry = {
  name: "send-broadcasts",
  everyMs: EVERY_MS,
  run: async (resources) => void (await sendAllBroadcasts(resources)),
};

/** Imports that nobody finished are thrown away, every day. */
export const forgetImportsEntry: TimetableEntry = {
  name: "forget-contact-imports",
  everyMs: 86_400_000,
  run: ({ domain }) => inEveryOffice(domain, "the tidying of imports", (ctx) => forgetImports(ctx, {})),
};
