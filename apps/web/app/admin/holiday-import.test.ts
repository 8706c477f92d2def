import type { HolidayFileRow } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";
import { expect, test } from "vitest";
import { importRows, tickedHolidays, yearsOf } from "./holiday-import.ts";

const holiday = (uid: string, day: string, name = "Hari jadi") => ({
  name: { id: name, en: name },
  from: day,
  until: day,
  effect: "closed" as const,
  importUid: uid,
});
const row = (uid: string, day: string, name?: string): HolidayFileRow => ({
  line: 1,
  uid,
  name: name ?? "Hari jadi",
  fault: null,
  holiday: holiday(uid, day, name),
});
const items = [
  {
    kind: "holiday",
    key: "k",
    before: null,
    after: holiday("known", "2026-10-12"),
    fields: [],
    revision: "r",
    change: null,
  },
] as DraftItemView[];
const national = [
  { day: "2026-12-25", lastDay: "2026-12-25", name: { id: "Natal", en: "Christmas" }, kind: "holiday" as const },
];

test("every row says what it would do: new, replace, nothing, or a day that is closed already", () => {
  const rows = [row("a", "2026-10-01"), row("known", "2026-10-12"), row("known", "2026-10-13"), row("b", "2026-12-25")];
  const faulty: HolidayFileRow = { line: 9, uid: "c", name: null, fault: "noName", holiday: null };
  expect(importRows([...rows, faulty], items, national).map(({ effect }) => effect)).toEqual([
    "new",
    "same",
    "changed",
    "national",
    null,
  ]);
  expect(yearsOf([...rows, row("d", "2027-01-01"), row("e", "1999-01-01")])).toEqual([2026, 2027]);
});

test("what the page did not offer is not taken over", () => {
  const form = new FormData();
  for (const value of [JSON.stringify(holiday("a", "2026-10-01")), "{", JSON.stringify({ from: "x" })])
    form.append("ambil", value);
  expect(tickedHolidays(form, 10).map(({ importUid }) => importUid)).toEqual(["a"]);
  expect(tickedHolidays(form, 0)).toEqual([]);
});
