import { checkAlarms } from "@gerai/domain/alarms";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** Whether somebody of an office is needed, every five minutes. */
export const checkAlarmsEntry: TimetableEntry = {
  name: "check-alarms",
  everyMs: 5 * 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the check of alarms", (ctx) => checkAlarms(ctx, {})),
};
