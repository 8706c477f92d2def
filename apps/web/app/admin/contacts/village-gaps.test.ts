import { expect, test } from "vitest";
import { villageGaps } from "./village-gaps.ts";

type Head = Parameters<typeof villageGaps>[0][number];

const head = (level: Head["level"], rw: number | null, rt: number | null, term: Head["term"] = "in-office"): Head => ({
  level,
  term,
  place: { rw, rt },
});
const told = (heads: readonly Head[]) =>
  villageGaps(heads).map(({ level, rw, rt }) => [level, rw, rt].filter((one) => one !== null).join(" "));

test("a village of which nobody is known lacks its head and nothing that cannot be known", () => {
  expect(told([])).toEqual(["village"]);
});

test("names an RT that was left out in counting, where numbers run through the village", () => {
  expect(told([head("lurah", null, null), head("rt", null, 1), head("rt", null, 2), head("rt", null, 4)])).toEqual([
    "rt 3",
  ]);
});

test("counts RT anew in every RW where numbers come twice, and names RW without anybody", () => {
  const heads = [head("kades", null, null), head("rw", 1, null), head("rt", 1, 1), head("rt", 1, 3), head("rt", 3, 1)];
  expect(told(heads)).toEqual(["rw 2", "rw 3", "rt 1 2"]);
});

test("a head whose term is over leaves the place empty; a successor in office fills it", () => {
  expect(told([head("lurah", null, null, "over"), head("rt", null, 1, "over")])).toEqual(["village", "rt 1"]);
  expect(told([head("lurah", null, null), head("rt", null, 1, "over"), head("rt", null, 1)])).toEqual([]);
});
