import { expect, it } from "vitest";
import { countSegments } from "./segments.ts";

it.each([
  ["an empty text", "", "gsm7", 1],
  ["160 of the basic set", "a".repeat(160), "gsm7", 1],
  ["161 of the basic set", "a".repeat(161), "gsm7", 2],
  ["two full segments", "a".repeat(306), "gsm7", 2],
  ["one more than two", "a".repeat(307), "gsm7", 3],
  ["an extension character that costs the last place", `${"a".repeat(159)}{`, "gsm7", 2],
  ["an extension character that is not cut in two", `${"a".repeat(152)}{${"a".repeat(152)}`, "gsm7", 3],
  ["80 extension characters", "€".repeat(80), "gsm7", 1],
  ["70 beyond the set", "“".repeat(70), "ucs2", 1],
  ["71 beyond the set", "“".repeat(71), "ucs2", 2],
  ["35 pairs", "😀".repeat(35), "ucs2", 1],
  ["pairs that are not cut in two", "😀".repeat(67), "ucs2", 3],
  ["134 beyond the set", "–".repeat(134), "ucs2", 2],
] as const)("%s", (_name, text, encoding, segments) => {
  expect(countSegments(text)).toEqual({ encoding, segments });
});
