import type { DeskOutputView, DeskPaperView, DeskView } from "@gerai/contracts/applications";
import { describe, expect, it } from "vitest";
import { nextUndecided } from "./desk-address.ts";
import { primaryStep } from "./primary-step.ts";

const text = (words: string) => ({ id: words, en: words });

function paper(key: string, verdict?: "accepted" | "refused", isRequired = true): DeskPaperView {
  return {
    requirement: { key, label: text(key) } as DeskPaperView["requirement"],
    files: [],
    isRequired,
    verdict: verdict
      ? { verdict, reasonCode: null, reasonText: null, by: "Fitri", at: "2020-09-01T02:00:00.000Z" }
      : null,
  };
}

function desk(change: Partial<DeskView>): DeskView {
  return {
    id: "0198c0de-0000-7000-8000-000000000001",
    number: "6474-200901-0001",
    version: 3,
    service: { code: "AKTA_LAHIR", name: text("Akta kelahiran") },
    state: "IN_VERIFICATION",
    label: text("Diverifikasi"),
    channel: "web",
    filedAt: "2020-09-01T02:00:00.000Z",
    claim: { by: "Fitri", isMine: true, until: "2020-09-01T03:00:00.000Z" },
    holds: [],
    promise: null,
    sections: [],
    flags: [],
    papers: [],
    outputs: [],
    history: [],
    possibleDoubles: [],
    rejection: null,
    actions: [],
    ...change,
  };
}

const output = (id: string, actions: DeskOutputView["actions"]) => ({ id, actions }) as DeskOutputView;

describe("the main step of a desk", () => {
  it("looks at every paper before anything is sent to the citizen", () => {
    const papers = [paper("kk", "refused"), paper("buku-nikah")];
    expect(primaryStep(desk({ papers, actions: ["release", "decide", "ask-completion"] }))).toEqual({
      kind: "paper",
      requirement: "buku-nikah",
    });
  });

  it("asks for completion once every paper has a verdict", () => {
    const papers = [paper("kk", "refused"), paper("buku-nikah", "accepted"), paper("lain", undefined, false)];
    expect(primaryStep(desk({ papers, actions: ["decide", "ask-completion"] }))).toMatchObject({
      step: "ask-completion",
    });
  });

  it("brings an output forward and never offers a step back as the main one", () => {
    const outputs = [output("a", ["unshelve", "collect"]), output("b", ["print"])];
    expect(primaryStep(desk({ state: "IN_PROCESS", claim: null, outputs }))).toEqual({
      kind: "output-page",
      outputId: "a",
      step: "collect",
    });
    expect(
      primaryStep(desk({ state: "IN_PROCESS", claim: null, outputs: [output("a", ["spoil", "revoke"])] })),
    ).toMatchObject({
      kind: "none",
    });
  });

  it("says for whom a case waits when there is nothing to do", () => {
    const rejection = { reason: "Bukan penduduk kota ini", proposedBy: "Fitri" };
    expect(primaryStep(desk({ rejection, actions: ["release"] }))).toEqual({ kind: "none", why: "second-person" });
    expect(primaryStep(desk({ actions: ["release"] }))).toEqual({ kind: "none", why: "head" });
    expect(primaryStep(desk({ state: "NEEDS_COMPLETION", claim: null }))).toEqual({ kind: "none", why: "state" });
  });
});

describe("the next paper", () => {
  it("is the one behind the paper just judged, then from the beginning", () => {
    const papers = [paper("a"), paper("b", "accepted"), paper("c")];
    expect(nextUndecided({ papers }, "a")?.requirement.key).toBe("c");
    expect(nextUndecided({ papers }, "c")?.requirement.key).toBe("a");
    expect(nextUndecided({ papers: [paper("x", undefined, false)] })).toBeUndefined();
  });
});
