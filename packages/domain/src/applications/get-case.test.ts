import type { CaseState } from "@gerai/contracts/applications";
import { expect, test } from "vitest";
import { citizenTimeline } from "./get-case.ts";

function history(...states: CaseState[]) {
  return states.map((to_state, index) => ({
    from_state: states[index - 1] ?? null,
    to_state,
    at: new Date(Date.UTC(2026, 10, 22, index)),
  }));
}

function shown(...states: CaseState[]) {
  return citizenTimeline(history(...states)).map(({ state }) => state);
}

test("the applicant reads what concerns them, in order, and not the draft", () => {
  expect(shown("DRAFT", "SUBMITTED", "IN_VERIFICATION", "NEEDS_COMPLETION", "RESUBMITTED")).toEqual([
    "SUBMITTED",
    "IN_VERIFICATION",
    "NEEDS_COMPLETION",
    "RESUBMITTED",
  ]);
});

test("a case handed from officer to officer is one check to the applicant", () => {
  expect(
    shown("SUBMITTED", "IN_VERIFICATION", "SUBMITTED", "IN_VERIFICATION", "SUBMITTED", "IN_VERIFICATION", "VERIFIED"),
  ).toEqual(["SUBMITTED", "IN_VERIFICATION", "VERIFIED"]);
});

test("a second check after completion is told again", () => {
  expect(shown("SUBMITTED", "IN_VERIFICATION", "NEEDS_COMPLETION", "RESUBMITTED", "IN_VERIFICATION")).toHaveLength(5);
});
