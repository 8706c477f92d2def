import { expect, test } from "vitest";
import { barOf, markedDays, ruleBars, WIDTH } from "./timeline-picture.ts";

const span = { from: Date.parse("2020-03-01T00:00:00Z"), to: Date.parse("2020-03-31T00:00:00Z") };
const rule = (since: string, until: string | null) => ({
  key: "k",
  name: "Mode",
  since,
  until,
  reviewOn: null,
  closes: true,
  suspends: false,
});

test("a bar is cut to what is shown, and what lies outside has none", () => {
  expect(barOf(0, span.from, span)).toBeUndefined();
  expect(barOf(span.to, span.to + 1, span)).toBeUndefined();
  expect(barOf(0, Number.POSITIVE_INFINITY, span)).toEqual({ x: 0, width: WIDTH });
  expect(barOf(span.from, span.from + 1, span)?.width).toBe(2);
});

test("a rule without an end reaches to the edge and says so", () => {
  const [bar, ...others] = ruleBars([rule("2020-03-16T00:00:00Z", null), rule("2020-05-01T00:00:00Z", null)], span);
  expect(bar).toMatchObject({ x: WIDTH / 2, width: WIDTH / 2, isOpen: true });
  expect(others).toEqual([]);
});

test("marks are weeks, months or quarters, never too many", () => {
  expect(markedDays("2020-03-01", "2020-03-31")).toEqual([
    "2020-03-02",
    "2020-03-09",
    "2020-03-16",
    "2020-03-23",
    "2020-03-30",
  ]);
  expect(markedDays("2020-01-01", "2020-06-30")).toHaveLength(6);
  for (const last of ["2021-06-01", "2023-01-01", "2030-01-01"])
    expect(markedDays("2020-01-01", last).length).toBeLessThanOrEqual(15);
});
