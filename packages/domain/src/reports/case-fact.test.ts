import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseFact, type CountSteps, countSteps } from "./case-fact.ts";

const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2026-06-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const fact: fc.Arbitrary<CaseFact> = fc
  .record({
    serviceCode: fc.constantFrom("KTP_RUSAK", "AKTA_LAHIR"),
    filedOn: day,
    outcome: fc.constantFrom("waiting", "finished", "rejected", "cancelled", "expired"),
    endedOn: day,
    hours: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ outcome, endedOn, hours, ...rest }) => ({
    ...rest,
    outcome,
    endedOn: outcome === "waiting" ? null : endedOn,
    hours: outcome === "finished" ? hours : null,
  }));

/** Adds steps up, as the counts do. */
function sum(many: readonly CountSteps[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { monthly, waiting } of many) {
    for (const { by, ...key } of [...monthly, ...waiting]) {
      const name = JSON.stringify(key);
      counts.set(name, (counts.get(name) ?? 0) + by);
    }
  }
  return Object.fromEntries([...counts].filter(([, count]) => count !== 0));
}

test("whatever a case was counted as on the way, in the end it counts as what it is", () => {
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 6 }), (states) => {
      const steps = states.map((state, index) => countSteps(states[index - 1], state));
      const last = states.at(-1);
      if (last) expect(sum(steps)).toEqual(sum([countSteps(undefined, last)]));
    }),
  );
});

test("a case that did not change moves nothing", () => {
  fc.assert(
    fc.property(fact, (state) => {
      expect(countSteps(state, { ...state })).toEqual({ monthly: [], waiting: [] });
    }),
  );
});

test("a case filed in March and finished in April counts in both months, with its hours in April", () => {
  const filed: CaseFact = {
    serviceCode: "KTP_RUSAK",
    filedOn: "2026-03-31",
    outcome: "waiting",
    endedOn: null,
    hours: null,
  };
  const steps = countSteps(filed, { ...filed, outcome: "finished", endedOn: "2026-04-01", hours: 30 });
  expect(steps.waiting).toEqual([{ serviceCode: "KTP_RUSAK", filedOn: "2026-03-31", by: -1 }]);
  expect(steps.monthly).toEqual([
    { month: "2026-04-01", serviceCode: "KTP_RUSAK", column: "finished", by: 1, hours: 30 },
  ]);
});
