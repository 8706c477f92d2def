import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConfigurationChange,
  differing,
  findDouble,
  overlay,
  pairItems,
  viewDifference,
} from "./configuration.ts";

type Item = Parameters<typeof pairItems>[0][number];

const site = (key: string, code: string, name = "Kantor Contoh"): Item => ({
  key,
  kind: "site",
  body: { code, name, address: "Jalan Contoh 1", capabilities: ["counter"], isMain: false },
});

const change = ({ key, kind }: Item, body: ConfigurationChange["body"]): ConfigurationChange => ({
  ...{ key, kind, body, revision: "r", fromVersion: null, changedBy: null },
  changedAt: new Date("2026-11-22T02:00:00Z"),
});

/** States of up to six items, each with one of three names. */
const states = fc
  .uniqueArray(
    fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e", "f"), name: fc.constantFrom("1", "2", "3") }),
    {
      selector: ({ key }) => key,
    },
  )
  .map((rows) => rows.map(({ key, name }) => site(key, key, name)));
const sorted = (items: readonly Item[]) => items.toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe("the difference of two states", () => {
  test("laid over the first gives exactly the second", () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const changes = differing(pairItems(before, after)).map((pair) => change(site(pair.key, ""), pair.after));
        expect(sorted(overlay<Item>(before, changes, (one) => one)).map(({ key, body }) => [key, body])).toEqual(
          sorted(after).map(({ key, body }) => [key, body]),
        );
      }),
    );
  });

  test("of a state with itself is empty, and names every field that differs otherwise", () => {
    fc.assert(fc.property(states, (state) => differing(pairItems(state, state)).length === 0));
    const [pair] = pairItems([site("a", "kantor", "Lama")], [site("a", "kios", "Baru")]);
    expect(pair && viewDifference(pair).fields).toEqual(["code", "name"]);
    const [added] = pairItems([], [site("a", "kantor")]);
    expect(added && viewDifference(added)).toMatchObject({ before: null, fields: expect.arrayContaining(["address"]) });
  });

  test("does not see in which order the fields of a body stand", () => {
    const one = site("a", "kantor");
    const other = { ...one, body: Object.fromEntries(Object.entries(one.body).reverse()) as Item["body"] };
    expect(differing(pairItems([one], [other]))).toEqual([]);
  });
});

test("a second profile, a site's code and a service twice are found; other kinds may say the same", () => {
  const profile: Item["body"] = {
    ...{ intro: { id: "Selamat datang", en: "Welcome" }, address: "Jalan Contoh 1", accent: "#0a5568" },
  };
  const override: Item["body"] = { code: "KTP_RUSAK", isOffered: false };
  const holiday: Item["body"] = {
    ...{ name: { id: "Hari jadi", en: "Anniversary" }, from: "2026-10-12", until: "2026-10-12", effect: "closed" },
  };
  const twice = (kind: Item["kind"], body: Item["body"]) =>
    findDouble([
      { key: "a", kind, body },
      { key: "b", kind, body },
    ])?.other.key;
  expect(twice("profile", profile)).toBe("a");
  expect(twice("service", override)).toBe("a");
  expect(twice("site", site("a", "kantor").body)).toBe("a");
  expect(twice("holiday", holiday)).toBeUndefined();
  expect(findDouble([site("a", "kantor"), site("b", "kios")])).toBeUndefined();
});
