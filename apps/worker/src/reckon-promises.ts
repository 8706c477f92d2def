import { openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { reckonOfficePromises } from "@gerai/domain/promise";
import { listOffices } from "@gerai/domain/tenancy";
import { dayInZone } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 10 * 60_000;

/** The day on which the promises of each office were reckoned last. */
export type ReckonedOn = Map<string, string>;

/**
 * Reckons the promises of every office whose day has changed since the last time: the national calendar has no event, and
 * the office's may have got a holiday. One office's failure does not keep the others from it; it is thrown at the end.
 */
export async function reckonDuePromises(resources: Resources, reckonedOn: ReckonedOn): Promise<number> {
  let moved = 0;
  const failures: unknown[] = [];
  for (const office of await listOffices(resources)) {
    const now = resources.clock.now();
    const today = dayInZone(now, office.timeZone);
    if (office.kind !== "office" || reckonedOn.get(office.id) === today) continue;
    try {
      const ctx = await openContext(resources, office, SYSTEM, newId(now));
      moved += (await reckonOfficePromises(ctx, {})).moved;
      reckonedOn.set(office.id, today);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the promises of ${failures.length} offices wait`);
  return moved;
}

/** The daily reckoning; a worker that starts anew does it once more, which changes nothing. */
export function reckonPromisesEntry(): TimetableEntry {
  const reckonedOn: ReckonedOn = new Map();
  return {
    name: "reckon-promises",
    everyMs: EVERY_MS,
    run: async ({ domain }) => void (await reckonDuePromises(domain, reckonedOn)),
  };
}
