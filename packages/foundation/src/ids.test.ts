import { expect, test } from "vitest";
import { dayInZone } from "./clock.ts";
import { isId, newId } from "./ids.ts";

test("ids are UUIDs of version 7 whose order is that of their instants", () => {
  const ids = [0, 1, 2, 1_000, 86_400_000].map((ms) => newId(new Date(1_800_000_000_000 + ms)));
  expect(ids.every((id) => isId(id) && id[14] === "7" && "89ab".includes(id[19] ?? ""))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
});

test.each(["", "x", "01A1A44D-6CE0-7DDF-BE51-849CF03F2DCF", "01a1a44d6ce07ddfbe51849cf03f2dcf", 7])(
  "%j is no id",
  (value) => {
    expect(isId(value)).toBe(false);
  },
);

test("a day is that of the office's zone, whatever zone the server has", () => {
  const instant = new Date("2026-11-21T16:30:00Z");
  expect(dayInZone(instant, "Asia/Jakarta")).toBe("2026-11-21");
  expect(dayInZone(instant, "Asia/Jayapura")).toBe("2026-11-22");
});
