import type { PromiseCause, PromiseShares, PromiseState, PromiseView } from "@gerai/contracts/promise";
import { dayInZone } from "@gerai/foundation/clock";
import { z } from "zod";
import { heldCase } from "../applications/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { findPromise } from "./promise.store.ts";

const OfCase = z.object({ applicationId: z.uuid() });

async function viewPromise({ tx, ctx }: ReadScope, applicationId: string): Promise<PromiseView | null> {
  const row = await findPromise(tx, applicationId);
  if (!row) return null;
  const state = row.state as PromiseState;
  // A day is what people were promised: minutes past it on that very day break nothing.
  const day = row.finished_at ? dayInZone(row.finished_at, ctx.office.timeZone) : ctx.today();
  return {
    state,
    dueOn: row.due_on,
    firstDueOn: row.first_due_on,
    movedBy: row.moved_by as PromiseCause[],
    isLate: state !== "void" && row.due_on !== null && row.due_on < day,
    workingDays: row.working_days,
    budgetMinutes: row.budget_minutes,
    usedMinutes: row.used_minutes,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    shares: row.elapsed as PromiseShares,
  };
}

/** The promise of a case for whoever may track it, as last reckoned; null before it is complete. */
export const getOwnPromise = query({
  action: "promise.read-own",
  principals: ["link"],
  input: OfCase,
  async run(scope, { applicationId }): Promise<PromiseView | null> {
    await heldCase(scope, applicationId, ["track"]);
    return await viewPromise(scope, applicationId);
  },
});

/** The promise of a case for whoever may open its desk; null before it is complete. */
export const getDeskPromise = query({
  action: "promise.read",
  principals: ["staff"],
  permission: "applications:read",
  input: OfCase,
  run: async (scope, { applicationId }): Promise<PromiseView | null> => await viewPromise(scope, applicationId),
});
