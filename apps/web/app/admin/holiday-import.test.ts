import type { HolidayFileRow } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";
import { expect, test } from "vitest";
import { importRows, rowsAgain, tickedHolidays, yearsOf } from "./holiday-import.ts";

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
const KEY = "0199f1a0-0000-7000-8000-000000000001";
const newKey = () => KEY;
const national = [
  { day: "2026-12-25", lastDay: "2026-12-25", name: { id: "Natal", en: "Christmas" }, kind: "holiday" as const },
];

test("every row says what it would do: new, replace, nothing, or a day that is closed already", () => {
  const rows = [row("a", "2026-10-01"), row("known", "2026-10-12"), row("known", "2026-10-13"), row("b", "2026-12-25")];
  const faulty: HolidayFileRow = { line: 9, uid: "c", name: null, fault: "noName", holiday: null };
  expect(importRows([...rows, faulty], items, national, newKey).map(({ effect }) => effect)).toEqual([
    "new",
    "same",
    "changed",
    "national",
    null,
  ]);
  expect(yearsOf([...rows, row("d", "2027-01-01"), row("e", "1999-01-01")])).toEqual([2026, 2027]);
});

test("a ticked row says which item it puts and what was seen of it; one with a fault cannot be ticked", () => {
  const faulty: HolidayFileRow = { line: 9, uid: "c", name: null, fault: "noName", holiday: null };
  const rows = importRows([row("a", "2026-10-01"), row("known", "2026-10-13"), faulty], items, national, newKey);
  expect(rows.map(({ taken }) => taken)).toEqual([
    { line: 1, key: KEY, holiday: holiday("a", "2026-10-01") },
    { line: 1, key: "k", revision: "r", holiday: holiday("known", "2026-10-13") },
    null,
  ]);
});

test("what was ticked is looked at again as rows of the file, against the draft as it is by then", () => {
  const taken = { line: 4, key: KEY, holiday: holiday("known", "2026-10-12") };
  expect(importRows(rowsAgain([taken]), items, national, newKey)).toMatchObject([
    { line: 4, uid: "known", name: "Hari jadi", fault: null, effect: "same", taken: { key: "k", revision: "r" } },
  ]);
});

test("what the page did not offer is not taken over", () => {
  const form = new FormData();
  const taken = { line: 1, key: KEY, holiday: holiday("a", "2026-10-01") };
  const strange = [{ ...taken, key: "bukan kunci" }, { ...taken, holiday: { from: "x" } }, "{"];
  for (const value of [taken, ...strange]) form.append("ambil", JSON.stringify(value));
  form.append("ambil", "{");
  expect(tickedHolidays(form, 10)).toEqual([taken]);
  expect(tickedHolidays(form, 0)).toEqual([]);
});
