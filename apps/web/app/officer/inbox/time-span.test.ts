import { messages } from "@gerai/language";
import { expect, it } from "vitest";
import { minutesBetween, spanText } from "./time-span.ts";

it("counts whole minutes and never below zero", () => {
  expect(minutesBetween("2026-11-22T08:00:00Z", "2026-11-22T08:12:59Z")).toBe(12);
  expect(minutesBetween("2026-11-22T08:12:00Z", "2026-11-22T08:00:00Z")).toBe(0);
});

it("words a span in its two largest units", () => {
  const { span } = messages("id").inbox;
  expect([0, 59, 60, 185, 1_439, 1_440, 3_125].map((minutes) => spanText(span, minutes))).toEqual([
    ...["0 menit", "59 menit", "1 jam 0 menit", "3 jam 5 menit", "23 jam 59 menit", "1 hari 0 jam", "2 hari 4 jam"],
  ]);
});
