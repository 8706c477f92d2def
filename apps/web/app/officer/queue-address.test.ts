import { describe, expect, it } from "vitest";
import { queueSearch, readQueueQuery, readSearchForm, searchFields } from "./queue-address.ts";

describe("the address of the queue", () => {
  it("is read back as it was written", () => {
    const query = { view: "done", service: "AKTA_LAHIR", cursor: "x|y" } as const;
    expect(readQueueQuery(new URLSearchParams(queueSearch(query)), "free")).toEqual(query);
  });

  it("takes no words, and falls back for a view nobody knows", () => {
    expect(readQueueQuery(new URLSearchParams("tampilan=semuanya&cari=dimas"), "mine")).toEqual({ view: "mine" });
  });

  it("never says whom somebody looks for", () => {
    const search = readSearchForm(new URLSearchParams("cari=dimas&layanan=AKTA_LAHIR"));
    if (!search) throw new Error("no search");
    expect(queueSearch(search)).toBe("tampilan=all&layanan=AKTA_LAHIR");
  });
});

describe("a posted search", () => {
  it("is read back as its hidden fields were written", () => {
    const search = { q: "Dimas P", view: "done", service: "AKTA_LAHIR", cursor: "x|y" } as const;
    expect(readSearchForm(new Map(searchFields(search)))).toEqual(search);
  });

  it("looks through every case unless told, and is none without words", () => {
    expect(readSearchForm(new Map([["cari", " dimas "]]))).toEqual({ view: "all", q: "dimas" });
    expect(readSearchForm(new Map([["cari", "  "]]))).toBeUndefined();
  });
});
