import { expect, test } from "vitest";
import { permissionsOf, ROLE_PERMISSIONS } from "./permissions.ts";

test("nobody but those who work on cases reads one: not the auditor, the admin, the ministry or the platform", () => {
  const readers = Object.entries(ROLE_PERMISSIONS).filter(([, held]) => held.includes("applications:read"));
  expect(readers.map(([role]) => role).sort()).toEqual(["front_desk", "head", "printer", "section_head", "verifier"]);
});

test("who decides does not sign, and roles add up", () => {
  expect(permissionsOf(["verifier"]).has("outputs:sign")).toBe(false);
  expect(permissionsOf(["head"]).has("applications:decide")).toBe(false);
  expect(permissionsOf(["verifier", "head"]).has("outputs:sign")).toBe(true);
  expect(permissionsOf([]).size).toBe(0);
});
