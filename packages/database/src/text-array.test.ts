import { expect, test } from "vitest";
import { readTextArray, writeTextArray } from "./text-array.ts";

test.each([[[]], [["a"]], [["a", "b c", ""]], [['"', "\\", "a,b", "{}", "NULL", "é\n"]]])(
  "%j is read as it was written",
  (texts) => {
    expect(readTextArray(writeTextArray(texts))).toEqual(texts);
  },
);

test("elements that PostgreSQL leaves unquoted are read", () => {
  expect(readTextArray('{LATE,"two words",x_1}')).toEqual(["LATE", "two words", "x_1"]);
  expect(readTextArray("{}")).toEqual([]);
});
