import { z } from "zod";

/** Office-open minutes that a case took, by who or what took them; of nights, weekends and breaks nothing is counted. */
export const PromiseShares = z.object({
  /** The office worked on it: only these count against the promise. */
  office: z.int().min(0),
  /** The applicant was asked for papers. */
  citizen: z.int().min(0),
  /** Holidays, a closed office, and work that a rule let stand still. */
  closed: z.int().min(0),
  /** No blank cards. */
  blanks: z.int().min(0),
  /** The central system was down, or compared data. */
  siak: z.int().min(0),
});
export type PromiseShares = z.infer<typeof PromiseShares>;

/** Why the day is not the first one any more; `hours`: the office's hours changed. */
export const PromiseCause = z.enum(["citizen", "closed", "blanks", "siak", "hours"]);
export type PromiseCause = z.infer<typeof PromiseCause>;

/**
 * Where a promise stands: `running`; `paused` while the applicant is asked; `suspended` while a hold stands in the way
 * (not broken by it); `finished` when every output is ready; `void` when the case ended without.
 */
export const PromiseState = z.enum(["running", "paused", "suspended", "finished", "void"]);
export type PromiseState = z.infer<typeof PromiseState>;

/** The promise of a case that is complete. Minutes are office-open ones. */
export const PromiseView = z.object({
  state: PromiseState,
  /** The day by which it is ready; null when that is not known. */
  dueOn: z.iso.date().nullable(),
  /** The day that was promised first. */
  firstDueOn: z.iso.date().nullable(),
  /** Why `dueOn` is another day than `firstDueOn`, the weightiest first. */
  movedBy: z.array(PromiseCause),
  /** The promised day is past; holds and questions to the applicant would have moved it. */
  isLate: z.boolean(),
  workingDays: z.int().min(0),
  budgetMinutes: z.int().min(0),
  usedMinutes: z.int().min(0),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Of the time until now, or until it was ready. */
  shares: PromiseShares,
});
export type PromiseView = z.infer<typeof PromiseView>;
