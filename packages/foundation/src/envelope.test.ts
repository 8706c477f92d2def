import { describe, expect, test } from "vitest";
import { blindIndex, newKey, open, sameBytes, seal, sealedKeyVersion, unwrapKey, wrapKey } from "./envelope.ts";

const key = { version: 3, key: newKey() };
const place = { tenantId: "t1", table: "application", column: "answers", rowId: "r1" };

describe("a sealed field", () => {
  test("opens at its own place only", () => {
    const sealed = seal(key, place, "rahasia");
    expect(open(key, place, sealed).toString("utf8")).toBe("rahasia");
    expect(sealedKeyVersion(sealed)).toBe(3);
    for (const moved of [{ tenantId: "t2" }, { table: "output" }, { column: "contact" }, { rowId: "r2" }]) {
      expect(() => open(key, { ...place, ...moved }, sealed)).toThrow("envelope.unreadable");
    }
  });

  test("is refused with any one byte changed, cut short, or under another key", () => {
    const sealed = seal(key, place, "rahasia");
    for (let at = 0; at < sealed.length; at++) {
      const bent = Buffer.from(sealed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(() => open(key, place, bent)).toThrow("envelope.unreadable");
    }
    expect(() => open(key, place, sealed.subarray(0, 20))).toThrow("envelope.unreadable");
    expect(() => open({ version: 3, key: newKey() }, place, sealed)).toThrow("envelope.unreadable");
  });

  test("differs each time, so that equal values do not show", () => {
    expect(seal(key, place, "sama").equals(seal(key, place, "sama"))).toBe(false);
  });
});

test("a wrapped key opens for its own office, purpose and version only", () => {
  const kek = newKey();
  const data = newKey();
  const wrapped = wrapKey(kek, "t1", "data", 1, data);
  expect(unwrapKey(kek, "t1", "data", 1, wrapped).equals(data)).toBe(true);
  expect(() => unwrapKey(kek, "t2", "data", 1, wrapped)).toThrow("envelope.unreadable");
  expect(() => unwrapKey(kek, "t1", "index", 1, wrapped)).toThrow("envelope.unreadable");
  expect(() => unwrapKey(newKey(), "t1", "data", 1, wrapped)).toThrow("envelope.unreadable");
});

test("blind indexes meet for equal values of one office and purpose, and nowhere else", () => {
  const own = newKey();
  expect(blindIndex(own, "nik", "6474011205909001").equals(blindIndex(own, "nik", "6474011205909001"))).toBe(true);
  expect(blindIndex(own, "nik", "1").equals(blindIndex(own, "name", "1"))).toBe(false);
  expect(blindIndex(own, "nik", "1").equals(blindIndex(newKey(), "nik", "1"))).toBe(false);
});

test("secrets of different lengths are different", () => {
  expect(sameBytes(Buffer.from("ab"), Buffer.from("abc"))).toBe(false);
  expect(sameBytes(Buffer.from("ab"), Buffer.from("ab"))).toBe(true);
});
