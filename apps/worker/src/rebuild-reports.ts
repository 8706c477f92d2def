import { openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { rebuildReportsWhenDue } from "@gerai/domain/reports";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 10 * 60_000;

/**
 * Computes the ministry's numbers anew for every office whose night has come since the last time, one after the other.
 * One office's failure does not keep the others from it; it is thrown at the end. Answers how many were rebuilt.
 */
export async function rebuildDueReports(resources: Resources): Promise<number> {
  let rebuilt = 0;
  const failures: unknown[] = [];
  for (const office of await listOffices(resources)) {
    if (office.kind !== "office") continue;
    try {
      const ctx = await openContext(resources, office, SYSTEM, newId(resources.clock.now()));
      if (await rebuildReportsWhenDue(ctx, {})) rebuilt += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `the reports of ${failures.length} offices are not rebuilt`);
  return rebuilt;
}

/** The nightly rebuilding, and the first one of an office that has never been counted. */
export const rebuildReportsEntry: TimetableEntry = {
  name: "rebuild-reports",
  everyMs: EVERY_MS,
  run: async ({ domain }) => void (await rebuildDueReports(domain)),
};
