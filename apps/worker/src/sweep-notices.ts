import { openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { sweepNotices } from "@gerai/domain/notifications";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 60_000;

/**
 * Goes round all offices and delivers the notices that no job takes care of any more. One office's failure does not keep
 * the others from it; it is thrown at the end.
 */
export async function sweepAllNotices(resources: Resources): Promise<number> {
  let found = 0;
  const failures: unknown[] = [];
  for (const office of await listOffices(resources)) {
    try {
      const ctx = await openContext(resources, office, SYSTEM, newId(resources.clock.now()));
      found += (await sweepNotices(ctx, {})).found;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the notices of ${failures.length} offices wait`);
  return found;
}

/** The round of the notices, every minute (OUT-6). */
export const sweepNoticesEntry: TimetableEntry = {
  name: "sweep-notices",
  everyMs: EVERY_MS,
  run: async ({ domain }) => void (await sweepAllNotices(domain)),
};
