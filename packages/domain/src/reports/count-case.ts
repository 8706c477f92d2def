import { inTenant } from "@gerai/database";
import type { Resources } from "../kernel/index.ts";
import { type CaseFact, countSteps } from "./case-fact.ts";
import { findCountedFact, findCurrentFact, lockCase, putFact } from "./case-facts.store.ts";
import { putOffice, stepMonthly, stepWaiting } from "./counts.store.ts";

/** Which case is to be counted. */
export interface CountedCase {
  readonly tenantId: string;
  readonly applicationId: string;
}

const isSame = (a: CaseFact, b: CaseFact): boolean =>
  a.serviceCode === b.serviceCode &&
  a.filedOn === b.filedOn &&
  a.outcome === b.outcome &&
  a.endedOn === b.endedOn &&
  a.hours === b.hours;

/**
 * Counts a case as it is now, in the place of what was counted of it before. It reads the case instead of trusting the
 * event, so events may come twice, late and in any order. Answers whether anything changed. A draft, or a case of
 * another office, counts nothing. For the worker: no trail row, because what is written tells of nobody.
 */
export async function countCase(resources: Resources, { tenantId, applicationId }: CountedCase): Promise<boolean> {
  return await inTenant(resources.database, tenantId, async (tx) => {
    await lockCase(tx, tenantId, applicationId);
    const [before, after] = await Promise.all([
      findCountedFact(tx, applicationId),
      findCurrentFact(tx, applicationId),
      putOffice(tx, tenantId, null),
    ]);
    if (!after || (before && isSame(before, after))) return { value: false };
    const { monthly, waiting } = countSteps(before, after);
    await putFact(tx, tenantId, applicationId, after);
    for (const step of waiting) await stepWaiting(tx, tenantId, step);
    for (const step of monthly) await stepMonthly(tx, tenantId, step);
    return { value: true };
  });
}
