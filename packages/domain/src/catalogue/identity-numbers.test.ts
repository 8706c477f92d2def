import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysInMonth, isLeapYear } from "./calendar-day.ts";
import { kkFault, nikAgreesWithBirthDate, nikFault, readNik } from "./identity-numbers.ts";

describe("a NIK (adminduk 2.1)", () => {
  test.each([
    ["6474011205909001", undefined],
    ["6474015205909002", undefined],
    ["6474013205909001", "date"],
    ["6474017205909001", "date"],
    ["6474013002909001", "date"],
    ["6474016902009003", undefined],
    ["9974011205909001", "province"],
    ["6404011205909001", undefined],
    ["6474011205900000", "serial"],
    ["6474011200909001", "date"],
    ["6474014002909001", "date"],
    ["3333333333333333", "same"],
    ["647401120590900", "length"],
    ["647401120590900X", "digits"],
  ])("%s has the hard fault %s", (nik, fault) => {
    expect(nikFault(nik)).toBe(fault);
  });

  test("says sex, day and district, with 40 added to the day of women", () => {
    expect(readNik("6474016902009003")).toEqual({
      district: "64.74.01",
      sex: "P",
      day: 29,
      month: 2,
      yearOfCentury: 0,
    });
    expect(nikAgreesWithBirthDate("6474016902009003", "2000-02-29")).toBe(true);
    expect(nikAgreesWithBirthDate("6474016902009003", "2000-02-28")).toBe(false);
  });

  test("made from any birth day between 1900 and 2099 is sound and agrees with that day", () => {
    const birth = fc.record({ year: fc.integer({ min: 1900, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(
        birth,
        fc.integer({ min: 1, max: 31 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9999 }),
        (at, d, woman, no) => {
          const day = Math.min(d, daysInMonth(at.month, isLeapYear(at.year)));
          const two = (n: number) => String(n).padStart(2, "0");
          const nik = `647401${two(day + (woman ? 40 : 0))}${two(at.month)}${two(at.year % 100)}${String(no).padStart(4, "0")}`;
          expect(nikFault(nik)).toBeUndefined();
          expect(nikAgreesWithBirthDate(nik, `${at.year}-${two(at.month)}-${two(day)}`)).toBe(true);
          expect(readNik(nik).sex).toBe(woman ? "P" : "L");
        },
      ),
    );
  });
});

describe("a KK number (adminduk 2.2)", () => {
  test.each([
    ["6474011201199001", undefined],
    ["6474015201199001", "date"],
    ["6474011201190000", "serial"],
    ["9974011201199001", undefined],
  ])("%s has the hard fault %s", (kk, fault) => {
    expect(kkFault(kk)).toBe(fault);
  });
});
