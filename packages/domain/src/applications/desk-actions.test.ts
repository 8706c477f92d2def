import { permissionsOf } from "@gerai/contracts/identity";
import { describe, expect, test } from "vitest";
import { type DeskSituation, deskActions } from "./desk-actions.ts";

const checking: DeskSituation = {
  state: "IN_VERIFICATION",
  isClaimMine: true,
  isClaimFree: false,
  refusedCount: 0,
  openCount: 0,
  needsApproval: false,
  proposedBy: null,
  staffId: "me",
  permissions: permissionsOf(["verifier"]),
  hasOutputBegun: false,
  hasPapers: true,
};

describe("what an officer may do", () => {
  test("verifying is offered when nothing is open, refused, proposed or waiting for the head", () => {
    expect(deskActions(checking)).toContain("verify");
    for (const hindrance of [
      { openCount: 1 },
      { refusedCount: 1 },
      { proposedBy: "me" },
      { needsApproval: true },
      { isClaimMine: false },
    ]) {
      expect(deskActions({ ...checking, ...hindrance })).not.toContain("verify");
    }
  });

  test("asking for completion needs a refused paper", () => {
    expect(deskActions(checking)).not.toContain("ask-completion");
    expect(deskActions({ ...checking, refusedCount: 1 })).toContain("ask-completion");
  });

  test("only another person agrees to a refusal", () => {
    const head = { ...checking, permissions: permissionsOf(["head"]), isClaimMine: false };
    expect(deskActions({ ...head, proposedBy: "verifier" })).toContain("agree-rejection");
    expect(deskActions({ ...head, proposedBy: "me" })).not.toContain("agree-rejection");
  });

  test("a case without papers is not opened again for papers", () => {
    const inProcess = { ...checking, state: "IN_PROCESS" };
    expect(deskActions(inProcess)).toContain("reopen-completion");
    expect(deskActions({ ...inProcess, hasPapers: false })).not.toContain("reopen-completion");
    expect(deskActions({ ...inProcess, hasOutputBegun: true })).not.toContain("reopen-completion");
  });

  test("someone who reads only is offered nothing", () => {
    expect(deskActions({ ...checking, permissions: permissionsOf(["printer"]) })).toEqual([]);
  });
});
