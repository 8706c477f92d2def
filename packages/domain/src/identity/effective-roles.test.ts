import { expect, test } from "vitest";
import { effectiveRoles } from "./effective-roles.ts";

const now = new Date("2026-11-22T02:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const role = (name: string, from = later(-1), to: Date | null = null) => ({
  role: name,
  valid_from: from,
  valid_to: to,
});

test("a role counts from its first instant until right before its last, and once", () => {
  expect(effectiveRoles("office", [role("head", now)], now)).toEqual(["head"]);
  expect(effectiveRoles("office", [role("head", later(1))], now)).toEqual([]);
  expect(effectiveRoles("office", [role("head", later(-9), now)], now)).toEqual([]);
  expect(effectiveRoles("office", [role("head", later(-9), later(1)), role("head")], now)).toEqual(["head"]);
});

test("national reports are for the ministry alone, and nobody works on cases there", () => {
  const everything = [role("ministry_analyst"), role("verifier"), role("head"), role("auditor")];
  expect(effectiveRoles("office", everything, now)).toEqual(["auditor", "head", "verifier"]);
  expect(effectiveRoles("ministry", everything, now)).toEqual(["auditor", "ministry_analyst"]);
});
