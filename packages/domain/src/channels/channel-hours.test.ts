import { expect, it } from "vitest";
import { answerHours } from "./channel-hours.ts";

const WORKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "15:00" }));
const at = (text: string) => answerHours(WORKDAYS, "Asia/Makassar", new Date(text));

it("a number is answered within its hours, in the office's zone", () => {
  // Thursday 26 March 2020.
  expect(at("2020-03-26T00:00:00Z")).toEqual({ isOpen: true, opensAt: null });
  expect(at("2020-03-26T06:59:59Z")).toEqual({ isOpen: true, opensAt: null });
});

it("before, after and over a week-end the next hour is told", () => {
  expect(at("2020-03-25T23:59:59Z")).toEqual({ isOpen: false, opensAt: "2020-03-26T00:00:00.000Z" });
  expect(at("2020-03-26T07:00:00Z")).toEqual({ isOpen: false, opensAt: "2020-03-27T00:00:00.000Z" });
  expect(at("2020-03-27T07:00:00Z")).toEqual({ isOpen: false, opensAt: "2020-03-30T00:00:00.000Z" });
});

it("a break is closed, a single hour a week is found, no hours are all hours, an empty week is never", () => {
  const split = [
    { day: 4, from: "13:00", to: "15:00" },
    { day: 4, from: "08:00", to: "12:00" },
  ];
  const noon = new Date("2020-03-26T04:30:00Z");
  expect(answerHours(split, "Asia/Makassar", noon).opensAt).toBe("2020-03-26T05:00:00.000Z");
  const late = new Date("2020-03-26T08:00:00Z");
  expect(answerHours(split, "Asia/Makassar", late).opensAt).toBe("2020-04-02T00:00:00.000Z");
  expect(answerHours(null, "Asia/Jakarta", late)).toEqual({ isOpen: true, opensAt: null });
  expect(answerHours([], "Asia/Jakarta", late)).toEqual({ isOpen: false, opensAt: null });
});
