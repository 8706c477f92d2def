import { expect, it } from "vitest";
import { isAllowedSource } from "./receipt-sources.ts";

const SOURCES = ["203.0.113.7", "198.51.100.0/24", "2001:db8::/32"];

it.each<[string, boolean]>([
  ["203.0.113.7", true],
  ["::ffff:203.0.113.7", true],
  ["203.0.113.8", false],
  ["198.51.100.255", true],
  ["198.51.101.0", false],
  ["2001:db8:1::9", true],
  ["2001:db9::1", false],
  ["", false],
  ["unknown", false],
])("of the addresses given, %s is one: %s", (address, isOne) => {
  expect(isAllowedSource(SOURCES, address)).toBe(isOne);
});

it("where none is given any will do, also one that nobody knows", () => {
  expect([isAllowedSource([], "203.0.113.9"), isAllowedSource([], "")]).toEqual([true, true]);
});
