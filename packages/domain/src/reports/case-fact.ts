/** How far a filed case is, as the reports see it. */
export type Outcome = "waiting" | "finished" | "rejected" | "cancelled" | "expired";

/** What is counted of a filed case. Days are the office's own, `YYYY-MM-DD`. */
export interface CaseFact {
  readonly serviceCode: string;
  readonly filedOn: string;
  readonly outcome: Outcome;
  /** Null while it waits. */
  readonly endedOn: string | null;
  /** Hours from filing to the end, begun hours count; of finished cases only. */
  readonly hours: number | null;
}

/** One more or one less of something in a month of a service. */
export interface MonthlyStep {
  /** First day of the month. */
  readonly month: string;
  readonly serviceCode: string;
  readonly column: "filed" | Exclude<Outcome, "waiting">;
  readonly by: 1 | -1;
  readonly hours: number | null;
}

/** One more or one less case of a service that was filed on a day and waits. */
export interface WaitingStep {
  readonly serviceCode: string;
  readonly filedOn: string;
  readonly by: 1 | -1;
}

/** What has to be added to the counts, in an order that all counters keep, so that no two wait for each other. */
export interface CountSteps {
  readonly monthly: readonly MonthlyStep[];
  readonly waiting: readonly WaitingStep[];
}

/** The first day of a day's month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function stepsOf(fact: CaseFact, by: 1 | -1): CountSteps {
  const { serviceCode, filedOn, outcome, endedOn, hours } = fact;
  const filed: MonthlyStep = { month: monthOf(filedOn), serviceCode, column: "filed", by, hours: null };
  if (outcome === "waiting" || endedOn === null) return { monthly: [filed], waiting: [{ serviceCode, filedOn, by }] };
  return { monthly: [filed, { month: monthOf(endedOn), serviceCode, column: outcome, by, hours }], waiting: [] };
}

const keyOf = (step: MonthlyStep | WaitingStep): string =>
  "month" in step
    ? `${step.month} ${step.serviceCode} ${step.column} ${step.hours ?? ""}`
    : `${step.filedOn} ${step.serviceCode}`;

/** Leaves out what is taken away and added again. */
function settle<S extends MonthlyStep | WaitingStep>(away: readonly S[], added: readonly S[]): S[] {
  const stays = (step: S, others: readonly S[]) => !others.some((other) => keyOf(other) === keyOf(step));
  return [...away.filter((step) => stays(step, added)), ...added.filter((step) => stays(step, away))].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
}

/** How the counts change when a case that was counted as `before` (undefined: not at all) is now `after`. */
export function countSteps(before: CaseFact | undefined, after: CaseFact): CountSteps {
  const old = before ? stepsOf(before, -1) : { monthly: [], waiting: [] };
  const fresh = stepsOf(after, 1);
  return { monthly: settle(old.monthly, fresh.monthly), waiting: settle(old.waiting, fresh.waiting) };
}
