import { OUTPUT_KINDS, OUTPUT_STATES, type OutputState } from "@gerai/contracts/applications";
import { ROLE_PERMISSIONS, ROLES } from "@gerai/contracts/identity";
import { describe, expect, it } from "vitest";
import { canMoveOutput, type LifecycleRole } from "../applications/index.ts";
import { maskName } from "./issued-document.ts";
import { isHeldUp, type OutputAction, type OutputSituation, outputActions } from "./output-actions.ts";

/** Where each step leads, written down a second time. */
const TARGETS: Readonly<Record<OutputAction, readonly OutputState[]>> = {
  "attach-pdf": ["ISSUED"],
  "request-signature": ["AWAITING_SIGNATURE"],
  sign: ["ISSUED"],
  "send-back": ["TO_MAKE"],
  "ready-to-print": ["READY_TO_PRINT"],
  print: ["PRINTED"],
  spoil: ["READY_TO_PRINT"],
  shelve: ["READY_FOR_PICKUP"],
  unshelve: ["PRINTED", "ISSUED"],
  courier: ["SENT"],
  collect: ["COLLECTED"],
  done: ["DONE"],
  answer: ["SENT"],
  revoke: ["REVOKED"],
};

describe("the steps that are offered", () => {
  it("are the moves that the life cycle lets this role make, all of them and no others", () => {
    let offered = 0;
    for (const kind of OUTPUT_KINDS) {
      for (const state of OUTPUT_STATES) {
        for (const role of ROLES) {
          const actions = outputActions({
            ...{ kind, state, delivery: kind === "pdf" ? "pickup" : "courier", caseState: "IN_PROCESS" },
            ...{ verifiedBy: "a", staffId: "b", permissions: new Set(ROLE_PERMISSIONS[role]) },
          });
          for (const action of actions) {
            offered++;
            const moves = TARGETS[action].some((to) => canMoveOutput(kind, state, to, role as LifecycleRole));
            expect(moves, `${role}: ${action} of a ${kind} in ${state}`).toBe(true);
          }
        }
      }
    }
    const moves = OUTPUT_KINDS.flatMap((kind) =>
      OUTPUT_STATES.flatMap((from) =>
        OUTPUT_STATES.flatMap((to) => ROLES.filter((role) => canMoveOutput(kind, from, to, role as LifecycleRole))),
      ),
    );
    expect(offered).toBe(moves.length);
  });

  const base: OutputSituation = {
    ...{ kind: "pdf", state: "AWAITING_SIGNATURE", delivery: "email", caseState: "IN_PROCESS" },
    ...{ verifiedBy: "verifier", staffId: "head", permissions: new Set(ROLE_PERMISSIONS.head) },
  };

  it("never let the verifier sign, and nothing but revoking once the case is closed", () => {
    expect(outputActions(base)).toEqual(["sign", "send-back"]);
    expect(outputActions({ ...base, staffId: "verifier" })).toEqual(["send-back"]);
    expect(outputActions({ ...base, caseState: "CLOSED" })).toEqual([]);
    expect(outputActions({ ...base, caseState: "CLOSED", state: "SENT" })).toEqual(["revoke"]);
  });
});

describe("a masked name", () => {
  it.each([
    ["Siti Aminah", "S*** A***"],
    ["  I   Made  Wirawan ", "I*** M*** W***"],
    ["Ng", "N***"],
    ["", ""],
  ])("of %j is %j", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe("a hold of the case", () => {
  const card = { kind: "card", state: "READY_TO_PRINT", item: "ktp-el" } as const;
  const blocked = [{ step: "card:READY_TO_PRINT>PRINTED", card: "ktp-el" }];

  it("takes away the step it blocks, and no other", () => {
    expect(isHeldUp("print", card, blocked)).toBe(true);
    expect(isHeldUp("ready-to-print", { ...card, state: "TO_MAKE" }, blocked)).toBe(false);
    expect(isHeldUp("collect", { ...card, state: "READY_FOR_PICKUP" }, blocked)).toBe(false);
  });

  it("about one kind of card leaves the other alone", () => {
    expect(isHeldUp("print", { ...card, item: "kia" }, blocked)).toBe(false);
  });
});
