import { expect, test } from "vitest";
import { monthsUpTo, overviewApiPath, overviewSearch, readOverviewQuery } from "./ministry-address.ts";

const read = (text: string) => readOverviewQuery(new URLSearchParams(text));

test("an address written is read as it was", () => {
  const query = { from: "2026-01", to: "2026-11", service: "KTP_RUSAK", measure: "waiting" } as const;
  expect(read(overviewSearch(query))).toEqual(query);
  expect(overviewApiPath(query)).toBe("/ministry/overview?from=2026-01&to=2026-11&service=KTP_RUSAK");
});

test("what is no month, code or measure is left out, and a turned period is turned back", () => {
  expect(read("dari=2026-13&sampai=x&layanan=%27--&ukuran=nama")).toEqual({
    ...{ from: undefined, to: undefined, service: undefined, measure: "filed" },
  });
  expect(read("dari=2026-05&sampai=2026-02")).toMatchObject({ from: "2026-02", to: "2026-05" });
  expect(overviewApiPath(read(""))).toBe("/ministry/overview");
});

test("months go back over the turn of the year", () => {
  expect(monthsUpTo("2026-02", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
});
