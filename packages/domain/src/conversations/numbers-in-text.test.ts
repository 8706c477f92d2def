import { newTrackingCode } from "@gerai/foundation/codes";
import fc from "fast-check";
import { expect, it } from "vitest";
import { maskNumbers, numbersInText } from "./numbers-in-text.ts";

it.each([
  ["NIK 6471051205909001.", "NIK ••••"],
  ["6471 0512 0590 9001", "••••"],
  ["a 647105-120590-9001 b", "a •••• b"],
  ["64710512O59O9001 dan 6471051205909002", "•••• dan ••••"],
  ["٦٤٧١٠٥١٢٠٥٩٠٩٠٠١", "••••"],
  ["nomor 64.74-261122-0001 ya", "nomor 64.74-261122-0001 ya"],
  ["HP 0812 0000 9001 🙏", "HP 0812 0000 9001 🙏"],
  ["7K3M-94QT-Z1X", "7K3M-94QT-Z1X"],
])("%s is kept as %s", (text, kept) => {
  expect(maskNumbers(text)).toBe(kept);
});

it("every tracking code is found, also one of letters alone", () => {
  const codes = Array.from({ length: 2_000 }, () => newTrackingCode());
  const ofLetters = codes.filter((code) => !/\d/.test(code));
  expect([...ofLetters, "MCPEHXVKRMG"].map((code) => numbersInText(`status ${code.toLowerCase()} dong`).code)).toEqual([
    ...ofLetters,
    "MCPEHXVKRMG",
  ]);
  expect(codes.filter((code) => numbersInText(`status ${code}`).code !== code)).toEqual([]);
});

it("nothing that is kept holds a number of 15 digits, whatever stands around it", { timeout: 30_000 }, () => {
  const nik = fc.stringMatching(/^\d{16}$/);
  const cut = fc.constantFrom("", " ", "-", ".", "/", " - ", "\u200b", "O");
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      nik,
      cut,
      fc.string({ unit: "binary" }),
      (before, digits, sign, after) => {
        const text = before + digits.match(/.{4}/g)?.join(sign) + after;
        const kept = maskNumbers(text);
        expect(numbersInText(kept).hasPersonalNumber).toBe(false);
        expect(kept.replace(/\D/g, "")).not.toContain(digits);
      },
    ),
    { numRuns: 300 },
  );
});
