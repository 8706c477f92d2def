import { z } from "zod";
import { Text } from "../kernel/index.ts";

/** A month, `2026-11`. */
export const Month = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/** Longest period in months. */
const LONGEST = 60;

const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));

/** Query of `GET /ministry/overview`. Without a period: this year so far. Without a service: all of them together. */
export const OverviewInput = z
  .object({
    from: Month.optional(),
    to: Month.optional(),
    service: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{1,39}$/)
      .optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || (from <= to && monthsApart(from, to) < LONGEST), {
    message: "ends before it begins, or is too long",
    path: ["to"],
  });
export type OverviewInput = z.infer<typeof OverviewInput>;

/** A count; null where it is hidden, because it or what could be worked out from it is under 5. */
export const Count = z.int().nullable();
export type Count = z.infer<typeof Count>;

/** What happened in the period. */
export const FlowView = z.object({
  filed: Count,
  finished: Count,
  /** Median of the hours from filing to the end, begun hours count; null below 20 finished cases. */
  medianHours: z.int().nullable(),
});
export type FlowView = z.infer<typeof FlowView>;

/** What happened in the period, and what waits now, whenever it was filed. */
export const FiguresView = FlowView.extend({ waiting: Count });
export type FiguresView = z.infer<typeof FiguresView>;

/** Ages of waiting cases, in days of the office's calendar since they were filed. */
export const AGE_BANDS = ["upTo7", "upTo14", "upTo30", "over30"] as const;
/** One of them. */
export const AgeBand = z.enum(AGE_BANDS);
export type AgeBand = z.infer<typeof AgeBand>;

/** A closure that an office has in force on its own day. */
export const ClosureView = z.object({
  office: z.string(),
  name: z.string(),
  /** `close`, `stopsWork` or a capability of the rule engine. */
  effects: z.array(z.string()),
  /** Names of services and categories; none for all. */
  services: z.array(Text),
  fromOn: z.iso.date(),
  /** The last day; null when nobody decided it. */
  untilOn: z.iso.date().nullable(),
  reviewOn: z.iso.date().nullable(),
});
export type ClosureView = z.infer<typeof ClosureView>;

/** Reply of `GET /ministry/overview`: counts only, none below 5 but 0, and nothing by which one could be worked out. */
export const OverviewView = z.object({
  from: Month,
  to: Month,
  /** The code that was asked for. */
  service: z.string().nullable(),
  services: z.array(z.object({ code: z.string(), name: Text })),
  at: z.iso.datetime(),
  /** When the office that was rebuilt longest ago was computed from its cases anew; null when one never was. */
  checkedAt: z.iso.datetime().nullable(),
  national: FiguresView,
  provinces: z.array(
    FiguresView.extend({
      code: z.string(),
      name: z.string(),
      offices: z.int(),
      /** The sums of those offices whose number is shown: what there is at least where the whole is hidden. */
      atLeast: z.object({ filed: z.int(), finished: z.int(), waiting: z.int() }),
    }),
  ),
  /** `isCounted`: false where no number has come in yet, which is not 0. */
  offices: z.array(
    FiguresView.extend({ regionCode: z.string(), name: z.string(), province: z.string(), isCounted: z.boolean() }),
  ),
  byService: z.array(FiguresView.extend({ code: z.string(), name: Text })),
  byMonth: z.array(FlowView.extend({ month: Month })),
  waitingByAge: z.array(z.object({ band: AgeBand, cases: Count })),
  closures: z.array(ClosureView),
});
export type OverviewView = z.infer<typeof OverviewView>;
