import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatDay,
  formatNearDay,
  formatNumber,
  formatPercent,
  formatPhone,
  formatShortDate,
  formatShortDateTime,
  formatShortDay,
  formatTime,
  groupDigits16,
  maskNik,
  zoneLabel,
} from "./format.tsx";

const TEN_WITA = "2020-09-01T02:00:00Z";

describe("dates carry weekday and zone", () => {
  test.each([
    ["WIB", "id", "Selasa, 1 September 2020, 09.00 WIB"],
    ["WITA", "id", "Selasa, 1 September 2020, 10.00 WITA"],
    ["Asia/Makassar", "id", "Selasa, 1 September 2020, 10.00 WITA"],
    ["Asia/Jayapura", "id", "Selasa, 1 September 2020, 11.00 WIT"],
    ["WITA", "en", "Tuesday, 1 September 2020, 10:00 WITA"],
  ] as const)("%s in %s", (zone, language, text) => {
    expect(formatDateTime(TEN_WITA, zone, language)).toBe(text);
  });

  test("the day turns at the office's midnight, not at UTC's", () => {
    expect(formatShortDate("2020-08-18T15:59:59Z", "WITA")).toBe("18-08-2020");
    expect(formatShortDate("2020-08-18T16:00:00Z", "WITA")).toBe("19-08-2020");
    expect(formatShortDate("2020-08-18T16:00:00Z", "WIB")).toBe("18-08-2020");
  });

  test("every shorter form", () => {
    expect(formatDate(TEN_WITA, "WITA", "id")).toBe("Selasa, 1 September 2020");
    expect(formatDay(TEN_WITA, "WITA", "id")).toBe("1 September 2020");
    expect(formatShortDateTime(TEN_WITA, "WITA", "id")).toBe("Sel, 1 Sep, 10.00");
    expect(formatShortDay(TEN_WITA, "WITA", "en")).toBe("Tue, 1 Sep");
    expect(formatTime("2020-09-01T00:00:00Z", "WITA", "id")).toBe("08.00 WITA");
    expect(formatTime("2020-09-01T00:00:00Z", "WITA", "en")).toBe("08:00 WITA");
    expect(formatCalendarDate("2020-08-21", "id")).toBe("Jumat, 21 Agustus 2020");
    expect(formatNearDay("2026-11-24", "id")).toBe("Selasa 24 Nov");
    expect(formatNearDay("2026-08-04", "en")).toBe("Tuesday 4 Aug");
  });

  test("refuses a foreign zone and what is no moment", () => {
    expect(() => zoneLabel("Europe/Berlin")).toThrow(RangeError);
    expect(() => formatDate("besok", "WIB", "id")).toThrow(RangeError);
  });
});

describe("numbers of two languages", () => {
  test.each([
    [formatNumber(125475, "id"), "125.475"],
    [formatNumber(125475, "en"), "125,475"],
    [formatNumber(3.25, "id", 2), "3,25"],
    [formatPercent(0.99144, "id"), "99,1 %"],
    [formatPercent(0.43, "en"), "43%"],
    [formatBytes(412_000, "id"), "0,4\u00a0MB"],
    [formatBytes(61_200, "id"), "62\u00a0KB"],
  ])("%s", (actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("numbers of persons", () => {
  test.each([
    ["6474011205909001", "6474 0112 0590 9001"],
    ["6474.0112-0590 9001", "6474 0112 0590 9001"],
    ["64740", "6474 0"],
    ["", ""],
    ["6474O112", "6474O112"],
  ])("groups %j as %j", (value, grouped) => {
    expect(groupDigits16(value)).toBe(grouped);
  });

  test.each([
    ["6474011205900012", "6474********0012"],
    ["6474 0112 0590 0012", "6474********0012"],
    ["647401", "****************"],
  ])("masks the NIK %j as %j", (value, masked) => {
    expect(maskNik(value)).toBe(masked);
  });

  test.each([
    ["+6281234567890", "0812-3456-7890"],
    ["081200009001", "0812-0000-9001"],
    ["6281100064030", "0811-0006-4030"],
    ["08110006403", "0811-0006-403"],
    ["(0548) 20123", "(0548) 20123"],
    ["1500537", "1500537"],
  ])("shows the phone %j as %j", (value, shown) => {
    expect(formatPhone(value)).toBe(shown);
  });
});
