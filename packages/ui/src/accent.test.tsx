import { describe, expect, test } from "vitest";
import { accentContrast, accentCss, accentStyle } from "./accent.tsx";

describe("accentContrast", () => {
  test.each([
    ["#0a5568", 8.4],
    ["#1f3f8f", 9.7],
    ["#6b2c7a", 9.3],
    ["#123f66", 10.9],
    ["#ffffff", 1],
    ["#000000", 21],
  ])("measures %s on white as %d", (hex, ratio) => {
    expect(accentContrast(hex).ratio).toBeCloseTo(ratio, 1);
  });

  test("refuses a colour just under 5.5:1 and takes one just over", () => {
    expect(accentContrast("#696969")).toMatchObject({ allowed: false });
    expect(accentContrast("#696969").ratio).toBeGreaterThan(5.4);
    expect(accentContrast("#686868")).toMatchObject({ allowed: true });
  });

  test.each(["red", "#abc", "#12345g", "#0a5568;}", ""])("throws on %j, which is not #rrggbb", (hex) => {
    expect(() => accentContrast(hex)).toThrow(RangeError);
    expect(() => accentCss(hex)).toThrow(RangeError);
  });
});

describe("accentStyle", () => {
  test("computes the five values a browser's color-mix in oklab gives", () => {
    expect(accentStyle("#0A5568")).toEqual({
      "--office": "#0a5568",
      "--accent-strong": "#053d4b",
      "--accent-tint": "#eef2f4",
      "--accent-tint-2": "#d8e2e6",
      "--accent-line": "#9bb5bd",
    });
  });

  test("keeps the office's colour readable on its own tints", () => {
    for (const office of ["#0a5568", "#1f3f8f", "#6b2c7a", "#123f66", "#686868", "#b3261e"]) {
      const tint = accentContrast(accentStyle(office)["--accent-tint-2"]).ratio;
      expect(accentContrast(office).ratio / tint).toBeGreaterThanOrEqual(4.1);
      expect(
        accentContrast(office).ratio / accentContrast(accentStyle(office)["--accent-tint"]).ratio,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("writes the same values as a style sheet", () => {
    expect(accentCss("#0a5568")).toMatch(/^html:root\{--office:#0a5568;(--accent[a-z0-9-]*:#[0-9a-f]{6};?){4}\}$/);
  });
});
