import { measureSms, plainSms } from "@gerai/foundation/sms-segments";
import fc from "fast-check";
import { expect, it } from "vitest";

it.each([
  ["a".repeat(160), "gsm-7", 160, 1],
  ["a".repeat(161), "gsm-7", 161, 2],
  ["a".repeat(306), "gsm-7", 306, 2],
  ["a".repeat(307), "gsm-7", 307, 3],
  [`${"a".repeat(158)}€`, "gsm-7", 160, 1],
  [`${"a".repeat(159)}€`, "gsm-7", 161, 2],
  // The escape does not stand at the end of a part: the first holds 152, the second 153, the third the rest.
  [`${"a".repeat(152)}[${"a".repeat(152)}`, "gsm-7", 306, 3],
  ["ĳ".repeat(70), "ucs-2", 70, 1],
  ["ĳ".repeat(71), "ucs-2", 71, 2],
  ["ĳ".repeat(134), "ucs-2", 134, 2],
  ["ĳ".repeat(135), "ucs-2", 135, 3],
  ["😀".repeat(35), "ucs-2", 70, 1],
  // A pair is not torn apart: 33 of them in a part of 67 units.
  ["😀".repeat(67), "ucs-2", 134, 3],
  ["", "gsm-7", 0, 1],
])("%j is %s, %i units, %i segments", (text, encoding, units, segments) => {
  expect(measureSms(text)).toEqual({ encoding, units, segments });
});

it("a longer text never costs less, and the parts hold it", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "€", "é", "ĳ", "😀", " "), maxLength: 400 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [short, long] = [measureSms(one), measureSms(one + other)];
      expect(long.segments).toBeGreaterThanOrEqual(short.segments);
      const room = long.encoding === "gsm-7" ? 153 : 67;
      if (long.segments > 1) expect(long.units).toBeLessThanOrEqual(long.segments * room);
    }),
  );
});

it("quotes, dashes and blanks of a text processor do not make a message dearer (SMS-2)", () => {
  const text = "“Siap” — ‘ambil’\u00a0di loket… • 08.00–14.00";
  expect(plainSms(text)).toBe("\"Siap\" - 'ambil' di loket... - 08.00-14.00");
  expect(measureSms(plainSms(text)).encoding).toBe("gsm-7");
});
