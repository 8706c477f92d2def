import { expect, it } from "vitest";
import { type Breaker, begin, CLOSED, end, isPassable } from "./circuit-breaker.ts";

/** Tries a call at each instant; answers the breaker and which instants were let through. */
function run(breaker: Breaker, instants: readonly number[], isGood: (at: number) => boolean) {
  let state = breaker;
  const passed = instants.filter((at) => {
    if (!isPassable(state, at)) return false;
    state = end(begin(state, at), isGood(at), at);
    return true;
  });
  return { state, passed };
}

const every = (ms: number, untilMs: number) => Array.from({ length: untilMs / ms }, (_, index) => (index + 1) * ms);

it("a provider that answers nothing for five minutes is asked less than a twentieth as often (REL-11)", () => {
  const instants = every(100, 300_000);
  const { passed } = run(CLOSED, instants, () => false);
  expect(passed.length).toBeLessThan(instants.length / 20);
  expect(passed.slice(0, 20)).toEqual(instants.slice(0, 20));
});

it("calls pass again within a minute once the provider is well", () => {
  const { passed } = run(CLOSED, every(100, 400_000), (at) => at > 300_000);
  const healed = passed.filter((at) => at > 300_000);
  expect(healed[0]).toBeLessThanOrEqual(330_100);
  expect(healed.length).toBeGreaterThan(600);
});

it("few calls, and failures below a half, open nothing", () => {
  expect(run(CLOSED, every(1_000, 19_000), () => false).state.openUntil).toBeNull();
  expect(run(CLOSED, every(100, 60_000), (at) => at % 300 !== 0).passed).toHaveLength(600);
});

it("one probe goes at a time, and a call from before the break decides nothing", () => {
  const { state } = run(CLOSED, every(100, 2_000), () => false);
  expect(isPassable(state, 31_999)).toBe(false);
  expect(end(state, true, 5_000)).toBe(state);
  const probing = begin(state, 32_000);
  expect(isPassable(probing, 32_001)).toBe(false);
  expect(isPassable(end(probing, true, 32_500), 32_501)).toBe(true);
  expect(isPassable(end(probing, false, 32_500), 62_499)).toBe(false);
});
