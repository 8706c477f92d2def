import { HOLD_REASONS, type OutputKind, type OutputState } from "@gerai/contracts/applications";
import { describe, expect, it } from "vitest";
import { blockedSteps, outputsHeldBy, stepsAhead } from "./hold-steps.ts";
import lifecycle from "./lifecycle.json" with { type: "json" };

const output = (kind: OutputKind, state: OutputState, item = "ktp-el") => ({
  id: `${kind} ${state}`,
  kind,
  item,
  state,
});

describe("the way ahead of an output", () => {
  it("of a card ends on the shelf or with the courier; on the shelf only the collecting is left", () => {
    expect([...stepsAhead("card", "TO_MAKE")].sort()).toEqual([
      "card:PRINTED>READY_FOR_PICKUP",
      "card:PRINTED>SENT",
      "card:READY_TO_PRINT>PRINTED",
      "card:TO_MAKE>READY_TO_PRINT",
    ]);
    expect(stepsAhead("card", "READY_FOR_PICKUP")).toEqual(["card:READY_FOR_PICKUP>COLLECTED"]);
    expect(stepsAhead("card", "COLLECTED")).toEqual([]);
  });

  it("has no step that goes back", () => {
    expect(stepsAhead("card", "PRINTED")).not.toContain("card:PRINTED>READY_TO_PRINT");
    expect(stepsAhead("pdf", "AWAITING_SIGNATURE")).toEqual(["pdf:AWAITING_SIGNATURE>ISSUED"]);
  });
});

describe("a hold", () => {
  it("blocks by each reason only steps that the life cycle has", () => {
    const steps = new Set(lifecycle.output.transitions.map(([kind, from, to]) => `${kind}:${from}>${to}`));
    for (const reason of HOLD_REASONS) {
      expect(blockedSteps(reason).length, reason).toBeGreaterThan(0);
      for (const step of blockedSteps(reason)) expect(steps, reason).toContain(step);
    }
  });

  it("stands in the way of what is still to be done, never of what is done", () => {
    const outputs = [output("card", "READY_TO_PRINT"), output("card", "PRINTED"), output("pdf", "TO_MAKE", "kk_pdf")];
    const held = outputsHeldBy({ reason: "PRINT_SUSPENDED", card: null }, "IN_PROCESS", outputs);
    expect(held.map(({ id }) => id)).toEqual(["card READY_TO_PRINT"]);
  });

  it("about one kind of card leaves the other alone", () => {
    const outputs = [output("card", "TO_MAKE", "ktp-el"), output("card", "TO_MAKE", "kia")];
    const held = outputsHeldBy({ reason: "BLANKO_OUT", card: "kia" }, "VERIFIED", outputs);
    expect(held).toEqual([outputs[1]]);
  });

  it("of the pick-up waits for what lies on the shelf", () => {
    const outputs = [output("card", "PRINTED"), output("card", "READY_FOR_PICKUP")];
    expect(outputsHeldBy({ reason: "PICKUP_SUSPENDED", card: null }, "IN_PROCESS", outputs)).toEqual([outputs[1]]);
  });

  it.each(["SUBMITTED", "IN_VERIFICATION", "NEEDS_COMPLETION", "CLOSED", "CANCELLED"] as const)(
    "does not touch a case that is %s",
    (state) => {
      expect(outputsHeldBy({ reason: "SIAK_DOWN", card: null }, state, [output("card", "TO_MAKE")])).toEqual([]);
    },
  );
});
