import { describe, expect, test } from "vitest";
import {
  formatMessageCode,
  formatTrackingCode,
  newMessageCode,
  newPin,
  newSecretCode,
  newTrackingCode,
  parseMessageCode,
  parseTrackingCode,
} from "./codes.ts";

describe("a tracking code", () => {
  test("is read back however a person writes it", () => {
    for (let round = 0; round < 200; round++) {
      const code = newTrackingCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
      expect(parseTrackingCode(formatTrackingCode(code))).toBe(code);
      expect(parseTrackingCode(` ${code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l")} `)).toBe(code);
    }
  });

  test("is refused with any one character changed, so that it need not be looked up", () => {
    const code = newTrackingCode();
    for (let at = 0; at < 10; at++) {
      for (const other of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
        if (other === code[at]) continue;
        expect(parseTrackingCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
      }
    }
  });

  test.each(["", "7K3M", "7K3M94QTZ1XX", "7K3M-94QT-Z1U", "7K3M94QTZ1*"])("is not %j", (typed) => {
    expect(parseTrackingCode(typed)).toBeUndefined();
  });
});

test("a message code is read back however a person writes it, and not with one character changed", () => {
  const code = newMessageCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(parseMessageCode(` ${formatMessageCode(code).toLowerCase().replaceAll("0", "o")}`)).toBe(code);
  for (const other of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
    if (other !== code[3]) expect(parseMessageCode(code.slice(0, 3) + other + code.slice(4))).toBeUndefined();
  }
  expect(parseMessageCode(newTrackingCode())).toBeUndefined();
});

test("secret codes hold 128 bits in 26 letters and never repeat", () => {
  const codes = new Set(Array.from({ length: 2_000 }, newSecretCode));
  expect(codes.size).toBe(2_000);
  for (const code of codes) expect(code).toMatch(/^[a-z2-7]{26}$/);
});

test("a PIN has six digits, leading zeros kept", () => {
  expect(Array.from({ length: 500 }, newPin).every((pin) => /^\d{6}$/.test(pin))).toBe(true);
});
