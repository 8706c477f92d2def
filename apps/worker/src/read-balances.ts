import { readBalances } from "@gerai/domain/channels";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

/** How much credit is left with the SMS gateways of every office, twice an hour. */
export const readBalancesEntry: TimetableEntry = {
  name: "read-balances",
  everyMs: 30 * 60_000,
  run: ({ domain }) => inEveryOffice(domain, "the reading of balances", (ctx) => readBalances(ctx, {})),
};
