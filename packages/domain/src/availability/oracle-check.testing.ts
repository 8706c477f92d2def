import { expect } from "vitest";
import { availabilityAt } from "./availability-at.ts";
import { type Expected, lineOf, Oracle } from "./availability-oracle.testing.ts";
import { type AvailabilityInput, compileAvailability } from "./compile-availability.ts";
import { Dice, randomOffice } from "./random-office.testing.ts";
import { workingIntervals } from "./working-intervals.ts";

/** Questions fall into 14 days. */
const MINUTES = 14 * 24 * 60;
/** What random offices decide lies within a month; whatever has not happened ten days later never does. */
const LONG = 40 * 24 * 60;

/** The engine's words in the oracle's: what lies outside the window is `before` or `after`. */
function inWindow(answer: ReturnType<typeof availabilityAt>, start: Date, end: Date): Expected {
  const since = (text: string | null) => (text === null || text <= start.toISOString() ? "before" : text);
  const until = (text: string | null) => (text === null || text > end.toISOString() ? "after" : text);
  const { open, reason, rule, reviewOn, readOn, holds, capacityFactor, houseRules } = answer;
  return {
    open,
    reason: reason?.kind ?? null,
    rule: rule?.key ?? null,
    since: since(answer.since),
    until: open ? null : until(answer.until),
    reviewOn,
    readAt: readOn === null ? null : until(readOn.at),
    holds: holds.map((hold) => ({
      code: hold.code,
      capability: hold.capability,
      card: hold.card,
      rule: hold.rule,
      reviewOn: hold.reviewOn,
      since: since(hold.since),
      until: until(hold.until),
    })),
    capacityFactor,
    houseRules: houseRules.map(({ text }) => text.id),
    alternatives: answer.alternatives.map(lineOf),
    nextChange: until(answer.nextChange),
  };
}

/**
 * Compares the engine with the oracle at several minutes of one random office, `changed` if wanted; throws with the seed
 * when they differ.
 */
export function checkOffice(seed: number, changed = (input: AvailabilityInput) => input): void {
  const { input: made, question, start } = randomOffice(seed);
  const input = changed(made);
  const compiled = compileAvailability(input);
  // Where the end of a rule is decided late, what is known of the time after the window matters inside it.
  const hasLateEnds = input.items.some((item) => item.kind === "rule" && item.body.untilDecidedOn !== undefined);
  const window = hasLateEnds ? LONG : MINUTES;
  const oracle = new Oracle(input, question, start, window);
  const end = new Date(start.getTime() + window * 60_000);
  const dice = new Dice(seed + 1_000_000);
  for (let round = 0; round < 8; round++) {
    const minute = dice.roll(MINUTES);
    const at = new Date(start.getTime() + minute * 60_000);
    const answer = availabilityAt(compiled, question, at);
    const expected = oracle.at(minute);
    const given = inWindow(answer, start, end);
    // An instant that nobody reads within the window is "after" for the oracle and nothing for the engine.
    const readAt = expected.readAt === "after" && given.readAt === null ? null : expected.readAt;
    expect(given, `seed ${seed}, minute ${minute}, ${at.toISOString()}`).toEqual({ ...expected, readAt });
  }
  const from = new Date(start.getTime() + dice.roll(MINUTES / 2) * 60_000);
  let worked = 0;
  const { service, purpose } = question;
  const filedOn = question.stage === "file" ? undefined : question.filedOn;
  for (const one of workingIntervals(compiled, { service, purpose, filedOn, from, to: end })) {
    worked += (one.to.getTime() - one.from.getTime()) / 60_000;
  }
  let counted = 0;
  for (let minute = (from.getTime() - start.getTime()) / 60_000; minute < window; minute++) {
    if (oracle.works("office", minute)) counted++;
  }
  expect(worked, `seed ${seed}: office minutes`).toBe(counted);
}
