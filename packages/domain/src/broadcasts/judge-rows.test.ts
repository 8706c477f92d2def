import { IMPORT_COLUMNS } from "@gerai/contracts/broadcasts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readHeader } from "./import-header.ts";
import type { RawRow } from "./import-row.ts";
import { badRows, GOOD_ROWS, HEADER } from "./import-rows.testing.ts";
import { judgeRows, type KnownHead } from "./judge-rows.ts";
import type { OfficeArea } from "./place.ts";

const region = (code: string, name: string) => ({ code, name, level: code.split(".").length });
const regions = [
  region("64.74.01", "Bontang Utara"),
  region("64.74.01.1001", "Bontang Kuala"),
  region("64.74.01.1002", "Bontang Baru"),
  region("64.74.01.1006", "Api-api"),
  region("64.74.02", "Bontang Selatan"),
  region("64.74.02.1004", "Satimpo"),
];
const area: OfficeArea = {
  ...{ region: "64.74", name: "Kota Bontang", regions },
  byCode: new Map(regions.map((one) => [one.code, one])),
};
const columns = readHeader(HEADER, false);
const raw = (cells: readonly string[], row: number): RawRow => ({
  row,
  cells: IMPORT_COLUMNS.map((column) => cells[columns.get(column) ?? -1] ?? ""),
  formulas: [],
  hasMore: cells.length > HEADER.length,
});
const judge = (rows: readonly RawRow[], known: readonly KnownHead[] = []) =>
  judgeRows(rows, { area, today: "2026-11-22", known, phoneKey: (phone) => phone });
const known = (placeKey: string, phoneKey: string, name: string): KnownHead => ({
  ...{ id: "h1", placeKey, phoneKey, from: null, until: null },
  person: () => ({ name, email: null }),
});

test("rows are read however places, numbers and days are written", () => {
  const { effects, faults } = judge(GOOD_ROWS.map((cells, index) => raw(cells, index + 2)));
  expect(faults).toEqual([]);
  expect(effects.map(({ kind, head: { place, phone } }) => [kind, place.region, place.rw, place.rt, phone])).toEqual([
    ["add", "64.74.01", null, null, "+6281200009001"],
    ["add", "64.74.01.1001", null, null, "+6281200009002"],
    ["add", "64.74.01.1001", 3, null, "+6281200009003"],
    ["add", "64.74.01.1001", 3, 12, "+6281200009004"],
    ["add", "64.74.01.1002", null, 1, "+6281200009005"],
  ]);
  expect(effects[4]?.head).toMatchObject({ from: "2026-01-01", until: "2026-12-31" });
});

test("each of more than twenty kinds of faults is told by its row, its column and a masked value", () => {
  const bad = badRows();
  const { effects, faults } = judge(bad.map(({ cells }, index) => raw(cells, index + 2)));
  expect(effects).toEqual([]);
  const told = bad.map((_bad, index) => faults.filter(({ row }) => row === index + 2).map(({ code }) => code));
  expect(told).toEqual(bad.map((one) => one.faults));
  expect(new Set(bad.flatMap((one) => one.faults)).size).toBeGreaterThan(25);
  expect(JSON.stringify(faults)).not.toMatch(/6474010101019001|0548-20001|345 6789|HYPERLINK|08123 RT|0812000/);
});

test("all that is wrong with a row is told at once, and a formula is no value", () => {
  const row = { ...raw(["RT", "", "", "", "", "", "", "abc", "x", "kapan", ""], 9), formulas: ["rw" as const] };
  const codes = judge([row]).faults.map(({ column, code }) => [column, code]);
  expect(codes).toEqual([
    ["rw", "formula"],
    ["name", "name-missing"],
    ["phone", "phone-unreadable"],
    ["email", "email-unreadable"],
    ["from", "date-unreadable"],
    ["district", "district-missing"],
    ["rt", "rt-missing"],
  ]);
});

test("what stands twice in the file is told with the other row", () => {
  const row = ["RT", "Bontang Utara", "Api-api", "", "1", "1", "Ketua Satu", "081200009011", "", "", ""];
  const other = (change: Record<number, string>) => row.map((cell, index) => change[index] ?? cell);
  const { effects, faults } = judge([
    raw(row, 2),
    raw(row, 3),
    raw(other({ 6: "Ketua Dua", 7: "081200009012" }), 4),
    raw(other({ 5: "2" }), 5),
    raw(other({ 5: "3", 7: "081200009013", 10: "2026-12-31" }), 6),
    raw(other({ 5: "3", 7: "081200009014", 9: "2027-01-01" }), 7),
  ]);
  expect(faults.map(({ row: at, code, otherRow }) => [at, code, otherRow])).toEqual([
    [3, "row-twice", 2],
    [4, "second-head", 2],
    [5, "phone-twice", 2],
  ]);
  expect(effects.map(({ head }) => head.row)).toEqual([2, 6, 7]);
});

test("beside the tree: the same head is the same or changed, another one of the place or the number is refused", () => {
  const row = ["RT", "Bontang Utara", "Api-api", "", "1", "1", "Ketua Satu", "081200009011", "", "", ""];
  const place = "64.74.01.1006/1/1";
  const kindOf = (heads: readonly KnownHead[]) => {
    const { effects, faults } = judge([raw(row, 2)], heads);
    return [...effects.map(({ kind }) => kind), ...faults.map(({ code }) => code)];
  };
  expect(kindOf([known(place, "+6281200009011", "Ketua Satu")])).toEqual(["same"]);
  expect(kindOf([known(place, "+6281200009011", "Nama Lama")])).toEqual(["change"]);
  expect(kindOf([known(place, "+6281200009099", "ketua satu")])).toEqual(["change"]);
  expect(kindOf([known(place, "+6281200009099", "Orang Lain")])).toEqual(["second-head"]);
  expect(kindOf([known("64.74.02/ /", "+6281200009011", "Ketua Satu")])).toEqual(["phone-of-other-place"]);
  expect(kindOf([{ ...known(place, "+6281200009099", "Orang Lain"), until: "2026-01-01" }])).toEqual(["second-head"]);
});

test("any cells at all are judged without an error: each row is an effect or has a fault", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("", "RT", "Camat", "Bontang Utara", "Api-api", "1", "081200009021"),
  );
  const rows = fc.array(fc.array(cell, { minLength: 11, maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, (all) => {
      const { effects, faults } = judge(all.map((cells, index) => raw(cells, index + 2)));
      const judged = new Set([...effects.map(({ head }) => head.row), ...faults.map(({ row }) => row)]);
      expect(judged.size).toBe(all.length);
      expect(effects.every(({ head }) => !faults.some(({ row }) => row === head.row))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("columns are found by what people call them; one that is missing or stands twice is named", () => {
  const fault = (header: readonly string[], needsRow = false) => {
    try {
      readHeader(header, needsRow);
      return null;
    } catch (error) {
      const { code, params } = error as { code: string; params: { column: string } };
      return [code, params.column];
    }
  };
  expect(fault(HEADER)).toBeNull();
  expect(fault(["Jabatan", "Kode", "Nama"])).toEqual(["broadcasts.file-header-missing", "phone"]);
  expect(fault([...HEADER, "HP"])).toEqual(["broadcasts.file-header-twice", "phone"]);
  expect(fault(["Jabatan", "Nama", "HP"])).toEqual(["broadcasts.file-header-missing", "district"]);
  expect(fault(HEADER, true)).toEqual(["broadcasts.file-header-missing", "row"]);
});
