import { expect, it } from "vitest";
import { readMobileNumber } from "./mobile-number.ts";

const NUMBER = "+6281200009001";
const WAYS = [
  "081200009001",
  "81200009001",
  "6281200009001",
  "+6281200009001",
  "006281200009001",
  "+62 0812 0000 9001",
  "+62 (0)812.0000.9001",
];
const DRESSED = (plain: string) => [
  plain,
  ` ${plain} `,
  plain.replace(/(\d{4})(\d{4})$/, "-$1-$2"),
  plain.replace(/(\d{4})(\d{4})$/, ".$1.$2"),
  plain.replace(/(\d{4})(\d{4})$/, " $1 $2"),
  plain.replace(/(\d{4})(\d{4})$/, "–$1–$2"),
  plain.replace(/(\d{4})$/, "($1)"),
  [...plain]
    .map((digit) => (/\d/.test(digit) ? String.fromCodePoint(0xfee0 + (digit.codePointAt(0) ?? 0)) : digit))
    .join(""),
];

it.each(WAYS.flatMap(DRESSED))("%j is the same mobile number (SMS-1)", (typed) => {
  expect(readMobileNumber(typed)).toBe(NUMBER);
});

it.each([
  "",
  "halo",
  "021 555 1234",
  "0812",
  "0541234567",
  "+62541234567",
  "+6581200009001",
  "+1 812 0000 9001",
  "0801234567",
  "0812345",
  "08120000900112345",
  "0812-0000-90x1",
  "62",
  "+62",
])("%j is none", (typed) => {
  expect(readMobileNumber(typed)).toBeUndefined();
});

it.each(["0812345678", "0812345678901"])("the shortest and the longest pass: %s", (typed) => {
  expect(readMobileNumber(typed)).toBe(`+62${typed.slice(1)}`);
});
