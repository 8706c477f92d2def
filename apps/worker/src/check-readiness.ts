import { type OfficeFacts, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { checkReadinessWhenDue } from "@gerai/domain/readiness";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 10 * 60_000;

/**
 * Asks every office whose night has come since the last time whether anyone can finish what it offers, one after the
 * other; every office there is, unless they are named. One office's failure does not keep the others from it; it is thrown at the end. Answers how many were checked.
 */
export async function checkDueReadiness(
  resources: Resources,
  offices: Promise<readonly OfficeFacts[]> = listOffices(resources),
): Promise<number> {
  let checked = 0;
  const failures: unknown[] = [];
  for (const office of await offices) {
    if (office.kind !== "office") continue;
    try {
      const ctx = await openContext(resources, office, SYSTEM, newId(resources.clock.now()));
      if (await checkReadinessWhenDue(ctx, {})) checked += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} offices were not checked`);
  return checked;
}

/** The nightly question of every office, and the first one of an office that was never asked. */
export const checkReadinessEntry: TimetableEntry = {
  name: "check-readiness",
  everyMs: EVERY_MS,
  run: async ({ domain }) => void (await checkDueReadiness(domain)),
};
