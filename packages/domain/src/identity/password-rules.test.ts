import { expect, test } from "vitest";
import { isGuessable, NewPassword } from "./password-rules.ts";

test.each([
  ["dukcapil123456", "siti"],
  ["Disdukcapil-2026", "siti"],
  ["siti.siti.siti", "siti"],
  ["aaaaaaaaaaaaaaa", "siti"],
  ["password password", "siti"],
  ["1234567890123", "siti"],
])("%s is refused for what everyone tries first", (password, username) => {
  expect(isGuessable(password, username)).toBe(true);
});

test.each(["kata sandi uji coba 2026", "pohon mangga di belakang", "ꦏꦸꦕꦶꦁꦥꦸꦠꦶꦃ tidur", "correct horse battery"])(
  "%s is a password: no rule of composition, any script, spaces kept",
  (password) => {
    expect(isGuessable(password, "siti")).toBe(false);
    expect(NewPassword.parse(password)).toBe(password);
  },
);

test("length is 12 to 128", () => {
  expect(NewPassword.safeParse("x".repeat(11)).success).toBe(false);
  expect(NewPassword.safeParse("x".repeat(12)).success).toBe(true);
  expect(NewPassword.safeParse("x".repeat(128)).success).toBe(true);
  expect(NewPassword.safeParse("x".repeat(129)).success).toBe(false);
});
