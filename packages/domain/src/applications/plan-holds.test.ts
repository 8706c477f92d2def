import { describe, expect, it } from "vitest";
import { type OpenHold, planHolds, type WantedHold } from "./plan-holds.ts";

const now = new Date("2020-04-01T00:00:00+08:00");
const words = { id: "Ditangguhkan", en: "Put off" };
const printing: WantedHold = {
  reason: "PRINT_SUSPENDED",
  card: "ktp-el",
  ruleKey: "018f0000-0000-7000-8000-000000000001",
  words,
  since: new Date("2020-03-23T00:00:00+08:00"),
  until: now,
  reviewOn: null,
};
const siak: WantedHold = {
  ...printing,
  reason: "SIAK_DOWN",
  card: null,
  ruleKey: "018f0000-0000-7000-8000-000000000002",
};
const open = (hold: WantedHold, id = hold.reason): OpenHold => ({ ...hold, id });
const card = { id: "card", kind: "card", item: "ktp-el", state: "TO_MAKE" } as const;
const plan = (standing: WantedHold[], opened: OpenHold[], state: "VERIFIED" | "CLOSED" = "VERIFIED") =>
  planHolds(state, [card], standing, opened, now);

describe("the holds of a case", () => {
  it("are set once, and told once however many come at once", () => {
    const first = plan([printing, siak], []);
    expect(first).toMatchObject({ set: [printing, siak], lift: [], tell: "held" });
    expect(plan([printing, siak], [open(printing), open(siak)])).toEqual({ set: [], lift: [], renew: [], tell: null });
  });

  it("are lifted by the end of their rules, and told once however many end at once", () => {
    expect(plan([], [open(printing), open(siak)])).toMatchObject({
      lift: [{ because: "ended" }, { because: "ended" }],
      tell: "resumed",
    });
  });

  it("say nothing of an end while another hold is left", () => {
    expect(plan([siak], [open(printing), open(siak)])).toMatchObject({ lift: [{ id: "PRINT_SUSPENDED" }], tell: null });
  });

  it("say nothing when a rule takes over from another for the same reason", () => {
    const next = { ...printing, ruleKey: "018f0000-0000-7000-8000-000000000003", until: null };
    expect(plan([next], [open(printing)])).toMatchObject({ set: [next], lift: [{ because: "ended" }], tell: null });
  });

  it("end silently when the case is over", () => {
    expect(plan([printing], [open(printing)], "CLOSED")).toMatchObject({ lift: [{ because: "passed" }], tell: null });
  });

  it("keep the instant at which the rule ended, also when somebody looks later", () => {
    const until = new Date("2020-03-31T16:00:00Z");
    const late = planHolds("VERIFIED", [card], [], [open({ ...printing, until })], new Date("2020-04-02T00:00:00Z"));
    expect(late.lift).toEqual([{ id: "PRINT_SUSPENDED", because: "ended", at: until }]);
  });

  it("that no rule set stay until they are lifted by name, or the case has passed", () => {
    const dedup = open({ ...siak, reason: "DEDUP", ruleKey: null });
    expect(plan([], [dedup])).toEqual({ set: [], lift: [], renew: [], tell: null });
    expect(plan([], [dedup], "CLOSED")).toMatchObject({ lift: [{ because: "passed" }] });
  });

  it("take over a new end and new words without a message", () => {
    const moved = { ...printing, until: null, reviewOn: "2020-04-14" };
    expect(plan([moved], [open(printing)])).toEqual({
      set: [],
      lift: [],
      renew: [{ id: "PRINT_SUSPENDED", to: moved }],
      tell: null,
    });
  });
});
