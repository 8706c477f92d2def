import type { Context, OfficeFacts, Resources } from "@gerai/domain/kernel";
import { checkReadinessWhenDue } from "@gerai/domain/readiness";
import { inEveryOffice } from "./in-every-office.ts";
import type { TimetableEntry } from "./timetable.ts";

const EVERY_MS = 10 * 60_000;

/**
 * Asks every office whose night has come since the last time whether anyone can finish what it offers, one after the
 * other; every office there is, unless they are given. Answers how many were checked.
 */
export async function checkDueReadiness(
  resources: Resources,
  offices?: Promise<readonly OfficeFacts[]>,
): Promise<number> {
  let checked = 0;
  const check = async (ctx: Context) => {
    if (ctx.office.kind === "office" && (await checkReadinessWhenDue(ctx, {}))) checked += 1;
  };
  await inEveryOffice(resources, "the check of readiness", check, offices);
  return checked;
}

/** The nightly question of every office, and the first one of an office that was never asked. */
export const checkReadinessEntry: TimetableEntry = {
  name: "check-readiness",
  everyMs: EVERY_MS,
  run: async ({ domain }) => void (await checkDueReadiness(domain)),
};
