import type { FieldView } from "@gerai/contracts/catalogue";
import { describe, expect, it } from "vitest";
import {
  entryCount,
  findRegionQuestion,
  impliedSearch,
  readCommand,
  readValues,
  storedValues,
  withoutEntry,
} from "./posted-form.ts";

const label = { id: "x", en: "x" };
const field = (part: Partial<FieldView> & Pick<FieldView, "key" | "type">): FieldView => ({
  label,
  required: true,
  errors: [],
  ...part,
});
const movers = field({
  key: "move.members",
  type: "group-list",
  minItems: 1,
  maxItems: 3,
  items: [field({ key: "nik", type: "nik" }), field({ key: "from", type: "address", scope: "outsideTenant" })],
});

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}

describe("a posted page", () => {
  it("keeps the questions and leaves our own inputs out", () => {
    expect(readValues(form({ "subject.nik": "1", "_cari.x": "kuala", _perintah: "cari:x" }))).toEqual({
      "subject.nik": "1",
    });
  });

  it("reads the pressed button, and anything unknown as going on", () => {
    expect(readCommand("cari:home.village")).toEqual({ kind: "search", input: "home.village" });
    expect(readCommand("hapus:move.members:2")).toEqual({ kind: "remove", list: "move.members", index: 2 });
    expect(readCommand("hapus:move.members:x")).toEqual({ kind: "continue" });
    expect(readCommand(undefined)).toEqual({ kind: "continue" });
  });

  it("takes Enter in a search box for a search until the question is answered", () => {
    expect(impliedSearch(form({ "_cari.home.village": "kuala" }))).toBe("home.village");
    expect(impliedSearch(form({ "_cari.home.village": "kuala", "home.village": "64.74.01.1001" }))).toBeUndefined();
    expect(impliedSearch(form({ "_cari.home.village": " " }))).toBeUndefined();
  });

  it("holds what was stored under the names its inputs post", () => {
    expect(storedValues([field({ key: "birth.date", type: "date", value: "2020-08-19" })])).toEqual({
      "birth.date.day": "19",
      "birth.date.month": "08",
      "birth.date.year": "2020",
    });
  });
});

describe("a list of entries", () => {
  it("shows the required number, every answered one, and no more than allowed", () => {
    expect(entryCount(movers, {}, 0)).toBe(1);
    expect(entryCount(movers, { "move.members.1.nik": "1" }, 0)).toBe(2);
    expect(entryCount(movers, {}, 9)).toBe(3);
  });

  it("closes the gap when an entry is removed", () => {
    const values = { "move.members.0.nik": "a", "move.members.1.nik": "b", "move.members.2.nik": "c", other: "z" };
    expect(withoutEntry(values, "move.members", 1)).toEqual({
      "move.members.0.nik": "a",
      "move.members.1.nik": "c",
      other: "z",
    });
  });
});

describe("a region question", () => {
  it("is found on the page, in an address and in a list entry", () => {
    const place = field({ key: "birth.place", type: "region", level: "regency" });
    const home = field({ key: "home", type: "address", scope: "tenant" });
    const fields = [place, home, movers];
    expect(findRegionQuestion(fields, "birth.place")).toEqual({ input: "birth.place", level: 2, scope: "any" });
    expect(findRegionQuestion(fields, "home.village")).toEqual({ input: "home.village", level: 4, scope: "tenant" });
    expect(findRegionQuestion(fields, "move.members.2.from.village")).toMatchObject({
      level: 4,
      scope: "outsideTenant",
    });
    expect(findRegionQuestion(fields, "home.street")).toBeUndefined();
  });
});
