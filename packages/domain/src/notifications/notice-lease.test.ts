import { describe, expect, it } from "vitest";
import { claimOf, GIVE_UP_MS, type NoticeState, nextTry, REPEATED } from "./notice-lease.ts";

const now = new Date("2026-11-22T02:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const notice = (change: Partial<NoticeState>): NoticeState => ({
  state: "pending",
  lease_until: null,
  failure: null,
  created_at: now,
  ...change,
});

describe("what a worker does with a notice", () => {
  it.each([
    ["a fresh one is sent", notice({}), "send"],
    ["one that waits for its next try is left", notice({ lease_until: at(1) }), "leave"],
    ["one whose next try has come is sent", notice({ lease_until: now }), "send"],
    ["one in somebody's hands is left", notice({ state: "sending", lease_until: at(1) }), "leave"],
    ["one whose worker vanished is repeated", notice({ state: "sending", lease_until: now }), "repeat"],
    [
      "one whose second worker vanished is given up",
      notice({ state: "sending", lease_until: now, failure: REPEATED }),
      "give-up",
    ],
    ["a sent one is left", notice({ state: "sent" }), "leave"],
    ["a failed one is left", notice({ state: "failed", failure: "x" }), "leave"],
  ])("%s", (_, given, claim) => {
    expect(claimOf(given, now)).toBe(claim);
  });
});

describe("the next try", () => {
  it("comes later each time, never later than half an hour, and not at all after a day", () => {
    let attempt = 1;
    let before = 0;
    for (let clock = now; ; attempt++) {
      const next = nextTry({ created_at: now }, attempt, clock);
      if (!next) break;
      const wait = next.getTime() - clock.getTime();
      expect(wait).toBeGreaterThanOrEqual(before);
      expect(wait).toBeLessThanOrEqual(30 * 60_000);
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(GIVE_UP_MS);
      before = wait;
      clock = next;
    }
    expect(attempt).toBeGreaterThan(48);
  });
});
