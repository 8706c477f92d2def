import { DELIVERY_STATES, type DeliveryState } from "@gerai/contracts/channels";
import fc from "fast-check";
import { expect, it } from "vitest";
import { furthest } from "./delivery.ts";

const REPORTS = ["sent", "delivered", "read", "failed"] as const;

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const follow = (reports: readonly DeliveryState[], from: DeliveryState = "sending") =>
  reports.reduce<DeliveryState>((state, report) => furthest(state, report), from);

it.each<[DeliveryState[], DeliveryState]>([
  [["sent"], "sent"],
  [["sent", "failed"], "failed"],
  [["failed", "delivered"], "delivered"],
  [["sent", "delivered", "failed"], "delivered"],
  [["read", "delivered"], "read"],
  [[...REPORTS], "read"],
])("%j in any order ends as %s", (reports, expected) => {
  for (const order of permutations(reports)) expect(follow(order), order.join()).toBe(expected);
});

it("ends the same however reports are ordered, repeated and split into batches, and never steps back", () => {
  const state = fc.constantFrom(...DELIVERY_STATES);
  fc.assert(
    fc.property(fc.array(state, { maxLength: 12 }), fc.array(fc.nat()), fc.nat(12), (reports, order, cut) => {
      const shuffled = [...reports, ...reports].toSorted(
        (a, b) => (order[reports.indexOf(a)] ?? 0) - (order[reports.indexOf(b)] ?? 0),
      );
      const whole = follow(reports);
      expect(follow(shuffled)).toBe(whole);
      expect(furthest(follow(shuffled.slice(0, cut)), ...shuffled.slice(cut))).toBe(whole);
      let last: DeliveryState = "sending";
      for (const report of reports) {
        const next = furthest(last, report);
        expect(DELIVERY_STATES.indexOf(next)).toBeGreaterThanOrEqual(DELIVERY_STATES.indexOf(last));
        last = next;
      }
    }),
  );
});
