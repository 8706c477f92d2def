import { describe, expect, it } from "vitest";
import { fill, type Texts } from "./catalogue.ts";
import { messages } from "./messages.ts";
import { problemText } from "./problem-text.ts";

function leaves(tree: Texts, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

describe("the catalogues", () => {
  const english = new Map(leaves(messages("en")));

  it("have the same keys, none empty, and the same places for values in both languages", () => {
    const indonesian = leaves(messages("id"));
    expect(indonesian.length).toBeGreaterThan(200);
    expect(indonesian.map(([key]) => key).toSorted()).toEqual([...english.keys()].toSorted());
    for (const [key, text] of indonesian) {
      expect(text.trim(), key).not.toBe("");
      expect(places(english.get(key) ?? ""), key).toEqual(places(text));
    }
  });
});

describe("filling", () => {
  it("puts values in and leaves a place without a value visible", () => {
    expect(fill("{a} dari {b}", { a: 1 })).toBe("1 dari {b}");
  });

  it("picks the word that goes with a number", () => {
    expect(fill("{n} {n:day|days}", { n: 1 })).toBe("1 day");
    expect(fill("{n} {n:day|days}", { n: "0" })).toBe("0 days");
    expect(fill("{n:is|are} {n}", {})).toBe("{n:is|are} {n}");
  });

  it("words an unknown problem code with the general sentence", () => {
    expect(problemText("id", "room.never-heard")).toBe(messages("id").problems.unknown);
  });
});
