import { describe, expect, it } from "vitest";
import { queueInput, queueSearch, readQueueQuery } from "./queue-address.ts";

describe("the address of the queue", () => {
  it("is read back as it was written", () => {
    const query = { view: "done", service: "AKTA_LAHIR", words: "Dimas P", cursor: "x|y" } as const;
    expect(readQueueQuery(new URLSearchParams(queueSearch(query)), "free")).toEqual(query);
  });

  it("looks through every case when only words are given", () => {
    expect(readQueueQuery(new URLSearchParams("cari=dimas"), "mine").view).toBe("all");
    expect(queueInput(readQueueQuery(new URLSearchParams("cari=dimas"), "mine"))).toMatchObject({ q: "dimas" });
  });

  it("falls back for a view nobody knows and drops empty words", () => {
    expect(readQueueQuery(new URLSearchParams("tampilan=semuanya&cari=+"), "mine")).toEqual({
      view: "mine",
      service: undefined,
      words: undefined,
      cursor: undefined,
    });
  });
});
