import { MESSAGE_STEPS } from "@gerai/contracts/applications";
import { describe, expect, it } from "vitest";
import { ASKING_STEPS, stepFaults, stepForm } from "./step-form.ts";

const typed = { words: "", secondPerson: "", requirement: "" };

describe("a step with a page of its own", () => {
  it("names everything that is missing before anything is sent", () => {
    expect(stepFaults(stepForm("spoil"), typed)).toEqual({ words: "too-short", secondPerson: "missing" });
    expect(stepFaults(stepForm("reopen-completion"), { ...typed, words: "Nama ayah berbeda" })).toEqual({
      requirement: "missing",
    });
    expect(stepFaults(stepForm("agree-rejection"), typed)).toBeUndefined();
    expect(stepFaults(stepForm("propose-rejection"), { ...typed, words: "x".repeat(501) })).toEqual({
      words: "too-long",
    });
  });

  it("shows the words first wherever the applicant reads them", () => {
    const read = ASKING_STEPS.filter((step) => stepForm(step).showsWords);
    expect(read).toEqual(["propose-rejection", "reopen-completion", "answer"]);
    const previewed: readonly string[] = MESSAGE_STEPS;
    expect(read.filter((step) => !previewed.includes(step))).toEqual([]);
  });
});
