import { expect } from "vitest";
import { compileAvailability } from "../availability/index.ts";
import { officeMinutes } from "./office-minutes.ts";
import { type PromiseFacts, reckonPromise } from "./promise-clock.ts";
import { countPromise } from "./promise-oracle.testing.ts";
import { type RandomPromise, randomPromise } from "./random-promise.testing.ts";

/** The oracle looks this far; what is due later is not compared. */
const DAYS = 30;

function compare(one: RandomPromise, input: RandomPromise["input"], name: string): Date | null {
  const compiled = compileAvailability(input);
  const { service, purpose, filedOn, startedAt, endedAt, workingDays, standstills, now } = one;
  const work = { service, purpose, filedOn };
  const facts: PromiseFacts = { compiled, work, workingDays, startedAt, endedAt, standstills };
  const counted = countPromise(one, input, DAYS);
  expect(officeMinutes(compiled, { ...work, from: startedAt, to: now }), `${name}: minutes`).toBe(counted.worked);
  const reckoned = reckonPromise(facts, now);
  expect(reckoned.budgetMinutes, `${name}: budget`).toBe(counted.budget);
  expect(reckoned.elapsed, `${name}: shares`).toEqual(counted.elapsed);
  expect(reckoned.usedMinutes, `${name}: used`).toBe(counted.elapsed.office);
  const end = startedAt.getTime() + DAYS * 86_400_000;
  const dueAt = reckoned.dueAt && reckoned.dueAt.getTime() <= end ? reckoned.dueAt : null;
  expect(dueAt?.getTime() ?? null, `${name}: due`).toBe(counted.dueAt);
  if (counted.planned) expect(reckoned.planned, `${name}: planned`).toEqual(counted.planned);
  return dueAt;
}

/** Compares the room with the oracle for one random office, as it is and with a holiday that is added later. */
export function checkPromise(seed: number): { readonly isDue: boolean; readonly hasMoved: boolean } {
  const one = randomPromise(seed);
  const before = compare(one, one.input, `seed ${seed}`);
  const more = { ...one.input, items: [...one.input.items, one.addedLater] };
  const after = compare(one, more, `seed ${seed}, a holiday later`);
  return { isDue: before !== null, hasMoved: before?.getTime() !== after?.getTime() };
}
