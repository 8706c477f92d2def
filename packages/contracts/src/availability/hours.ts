import { z } from "zod";
import { Text } from "../catalogue/index.ts";
import { Day, HoursScope, LocalTime } from "./scope.ts";

const ordered = (before: string, after: string): boolean => before < after;

/** The hours of one weekday; breaks lie inside. `lastFiling` is the cut-off: nothing new is taken in from then on. */
export const DayHours = z
  .strictObject({
    opens: LocalTime,
    closes: LocalTime,
    breaks: z
      .array(
        z
          .strictObject({ from: LocalTime, to: LocalTime })
          .refine((pause) => ordered(pause.from, pause.to), { message: "ends before it begins" }),
      )
      .max(4)
      .default([]),
    lastFiling: LocalTime.optional(),
  })
  .refine((day) => ordered(day.opens, day.closes), { message: "closes before it opens", path: ["closes"] });
export type DayHours = z.infer<typeof DayHours>;

/** Weekdays, Monday first. */
export const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.infer<typeof Weekday>;

/**
 * Hours of what is in scope: at the counter when people are served, on the web and WhatsApp when what came in is read.
 * The narrowest hours that fit win wholly. `season: "ramadan"` counts on the days of Ramadan only and then beats hours
 * of the same scope. A weekday that is not named is closed.
 */
export const HoursBody = z
  .strictObject({
    name: z.string().min(3).max(120),
    scope: HoursScope,
    week: z.partialRecord(Weekday, DayHours),
    season: z.literal("ramadan").optional(),
    from: Day.optional(),
    /** The last day. */
    until: Day.optional(),
    /** How many cases of one service are taken per day; what is more is read on the next day. */
    dailyQuota: z.int().min(0).max(100_000).optional(),
  })
  .refine((hours) => !hours.from || !hours.until || hours.from <= hours.until, {
    message: "ends before it begins",
    path: ["until"],
  });
export type HoursBody = z.infer<typeof HoursBody>;

/**
 * What the office says about days of the calendar: a holiday of its own (`closed`), or a national holiday or collective
 * leave on which it serves all the same (`open`). Beats the national calendar.
 */
export const HolidayBody = z
  .strictObject({
    name: z.strictObject({ id: z.string().min(2).max(160), en: z.string().min(2).max(160) }),
    from: Day,
    /** The last day; the same as `from` for one day. */
    until: Day,
    effect: z.enum(["closed", "open"]),
    /** UID of the calendar entry it came from (RFC 5545), so that a second import finds it again. */
    importUid: z.string().min(1).max(255).optional(),
  })
  .refine((holiday) => holiday.from <= holiday.until, { message: "ends before it begins", path: ["until"] });
export type HolidayBody = z.infer<typeof HolidayBody>;

/** Days of the national calendar: of the joint decree of three ministers (SKB), and the month of Ramadan. */
export const NationalHoliday = z.object({
  /** The first day; the only one but for Ramadan. */
  day: Day,
  lastDay: Day,
  name: Text,
  kind: z.enum(["holiday", "joint_leave", "ramadan"]),
});
export type NationalHoliday = z.infer<typeof NationalHoliday>;
