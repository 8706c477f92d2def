import { parseTrackingCode } from "@gerai/foundation/codes";
import { plainText } from "./message-words.ts";

/** Numbers a message may hold, told apart by their shape. */
export interface NumbersInText {
  /** A run of 15 digits or more, also one with dots, dashes and spaces: a NIK, a KK number, or one of them mistyped. */
  readonly hasPersonalNumber: boolean;
  /** A tracking code with a right check character. */
  readonly code: string | null;
  /** A case number, `<office>-<yymmdd>-<nnnn>`. */
  readonly caseNumber: string | null;
  /** The text without any of them. */
  readonly rest: string;
}

const CASE_NUMBER = /(?<![\w-])[a-z0-9.]{2,12}-\d{6}-\d{4,6}(?![\w-])/i;
/** 4-4-3 with dashes, or in one piece; letters that Crockford leaves out are mended by `parseTrackingCode`. */
const TRACKING_CODE =
  /(?<![\w-])(?:[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{3}|[0-9a-z]{4} [0-9a-z]{4} [0-9a-z]{3}|[0-9a-z]{11})(?![\w-])/gi;
const LEAST_DIGITS = 15;
const LONG_NUMBER = /(?:\d[\s.,\-_/|()]{0,3}){15,}/;
const LONG_NUMBERS = new RegExp(LONG_NUMBER, "g");

/**
 * A word of eleven letters may have a right check character by chance, a code with dashes or digits hardly. One code in
 * sixty has letters alone, but never those that Crockford leaves out; hardly a word of that length does without them.
 */
const COULD_BE_CODE = /[\d-]|^[^ilou]+$/i;

function trackingCodeIn(text: string): { code: string; written: string } | undefined {
  for (const [written] of text.matchAll(TRACKING_CODE)) {
    const code = COULD_BE_CODE.test(written) ? parseTrackingCode(written) : undefined;
    if (code !== undefined) return { code, written };
  }
  return undefined;
}

/** Letters that stand for digits among digits (`64710512O59O9001`) as those digits. */
const withoutLetters = (text: string): string =>
  text.replace(/(?<=\d)[oOlI]+(?=\d)/g, (letters) => letters.replace(/o/gi, "0").replace(/[lI]/g, "1"));

/** A NIK may be cut by dashes where a case number is; nothing with so many digits is one. */
function caseNumberIn(text: string): string | null {
  const found = text.match(CASE_NUMBER)?.[0] ?? null;
  return found !== null && found.replace(/\D/g, "").length < LEAST_DIGITS ? found : null;
}

/** Finds codes and numbers in a message of any length; all kinds of digits are read, however they are spaced. */
export function numbersInText(text: string): NumbersInText {
  const plain = plainText(text);
  const caseNumber = caseNumberIn(plain);
  const withoutCase = caseNumber === null ? plain : plain.replace(caseNumber, " ");
  const tracking = trackingCodeIn(withoutCase.slice(0, 4_000));
  const remaining = tracking ? withoutCase.replace(tracking.written, " ") : withoutCase;
  return {
    hasPersonalNumber: LONG_NUMBER.test(withoutLetters(remaining)),
    code: tracking?.code ?? null,
    caseNumber,
    rest: remaining.replace(LONG_NUMBERS, " "),
  };
}

/**
 * A message as it may be kept: long numbers stand as dots. A text without any is left as it was written; of one with some
 * signs may come out in their plain forms.
 */
export function maskNumbers(text: string): string {
  if (!numbersInText(text).hasPersonalNumber) return text;
  const plain = plainText(text);
  // Letters are read as digits one by one, so places in both texts are the same.
  const found = [...withoutLetters(plain).matchAll(LONG_NUMBERS)];
  const kept = [0, ...found.map((one) => one.index + one[0].length)].map((from, at) =>
    plain.slice(from, found[at]?.index).trim(),
  );
  return kept.join(" •••• ").trim();
}
