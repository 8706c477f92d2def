import { daysInMonth, isLeapYear } from "./calendar-day.ts";

/** Province pairs that a NIK may begin with, of today and of former times (adminduk 2.1). */
const PROVINCES = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96".split(
    " ",
  ),
);

/** What an offline check of a NIK or KK number can find; the endings of the error codes `nik.*` and `kk.*`. */
export type NumberFault = "digits" | "length" | "same" | "province" | "date" | "serial";

/** What a NIK says about its holder; the century is not in it. */
export interface NikFacts {
  /** District of first registration, dotted: `64.74.01`. It never follows a move and codes are renumbered. */
  readonly district: string;
  readonly sex: "L" | "P";
  /** Two-digit year, month, day: compare with a full date, never extend to one. */
  readonly yearOfCentury: number;
  readonly month: number;
  readonly day: number;
}

function isPossibleDay(day: number, month: number, yearOfCentury: number): boolean {
  const leap = isLeapYear(1900 + yearOfCentury) || isLeapYear(2000 + yearOfCentury);
  return day >= 1 && day <= daysInMonth(month, leap);
}

function digitPair(digits: string, at: number): number {
  return Number(digits.slice(at, at + 2));
}

function shapeFault(digits: string): NumberFault | undefined {
  if (!/^\d*$/.test(digits)) return "digits";
  if (digits.length !== 16) return "length";
  return /^(\d)\1{15}$/.test(digits) ? "same" : undefined;
}

/** The hard fault of a NIK (normalised: digits only), or undefined. There is no check digit. */
export function nikFault(nik: string): NumberFault | undefined {
  const shape = shapeFault(nik);
  if (shape) return shape;
  if (!PROVINCES.has(nik.slice(0, 2))) return "province";
  const day = digitPair(nik, 6);
  const isOfWoman = day > 40;
  if (!isPossibleDay(isOfWoman ? day - 40 : day, digitPair(nik, 8), digitPair(nik, 10))) return "date";
  return nik.endsWith("0000") ? "serial" : undefined;
}

/** The hard fault of a KK number (normalised), or undefined. Its day is the day of issue, without the 40 of women. */
export function kkFault(kk: string): NumberFault | undefined {
  const shape = shapeFault(kk);
  if (shape) return shape;
  if (!isPossibleDay(digitPair(kk, 6), digitPair(kk, 8), digitPair(kk, 10))) return "date";
  return kk.endsWith("0000") ? "serial" : undefined;
}

/** District code, dotted (`64.74.01`), that a NIK or KK number begins with. */
export function districtOfNumber(digits: string): string {
  return `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}`;
}

/** Reads a NIK without hard faults. */
export function readNik(nik: string): NikFacts {
  const day = digitPair(nik, 6);
  return {
    district: districtOfNumber(nik),
    sex: day > 40 ? "P" : "L",
    day: day > 40 ? day - 40 : day,
    month: digitPair(nik, 8),
    yearOfCentury: digitPair(nik, 10),
  };
}

/** Whether the two-digit date in a NIK agrees with a full birth date `YYYY-MM-DD`. */
export function nikAgreesWithBirthDate(nik: string, birthDate: string): boolean {
  const { day, month, yearOfCentury } = readNik(nik);
  const [year = 0, birthMonth = 0, birthDay = 0] = birthDate.split("-").map(Number);
  return year % 100 === yearOfCentury && birthMonth === month && birthDay === day;
}

/** Whether a code pair is a province of the Kemendagri list. */
export function isProvince(pair: string): boolean {
  return PROVINCES.has(pair);
}
