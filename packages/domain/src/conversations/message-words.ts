/** What is read of a message: nobody explains a need in more, and work stays bounded whatever is sent. */
const MOST_CHARACTERS = 2_000;
const MOST_WORDS = 80;

/** Letters of other alphabets that look like ours: phones with a second keyboard mix them in. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."аaеeоoрpсcуyхxкkмmтtнhіiѕsјjвbαaοoεeρpκkτtνvιi"].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? ""]] : [],
  ),
);

const LEET: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b" };

/**
 * A text with every kind of digit as 0-9, compatibility forms (full width, mathematical letters) as plain ones, and
 * without invisible signs: so that a number cannot hide. The case of letters stays.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{Cf}\p{M}]/gu, "")
    .replace(/\p{Nd}/gu, (digit) => String(valueOfDigit(digit)));
}

/** Decimal digits stand in Unicode in runs of ten whose zero can be found by walking down. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  if (code < 128) return code - 48;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

/** A word without letters that are typed twice or held down; `kk` is a word of its own. */
export function withoutRepeats(word: string): string {
  if (/^k{2,}$/.test(word)) return "kk";
  return word.replace(/(.)\1+/g, "$1");
}

/** A word with digits read as the letters they look like (`h1l4ng`); undefined for one without digits or letters. */
export function withoutLeet(word: string): string | undefined {
  if (!/\d/.test(word) || !/[a-z]/.test(word)) return undefined;
  return word.replace(/[0134578]/g, (digit) => LEET[digit] ?? digit);
}

/** `k t p` and `k.t.p` are one word; a letter alone stays alone. */
function joinSpelled(words: readonly string[]): string[] {
  const joined: string[] = [];
  let spelled = "";
  for (const word of [...words, ""]) {
    if (/^[a-z]$/.test(word)) {
      spelled += word;
      continue;
    }
    if (spelled !== "") joined.push(spelled);
    spelled = "";
    if (word !== "") joined.push(word);
  }
  return joined;
}

/** The words of a message in lower case: no signs, emoji, accents or foreign look-alikes; `e-ktp` is `ektp`. */
export function wordsOfMessage(text: string): string[] {
  const plain = plainText(text.slice(0, MOST_CHARACTERS))
    .toLowerCase()
    .replace(/[\u0370-\u04ff]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(/[@$]/g, (sign) => (sign === "@" ? "a" : "s"))
    .replace(/['’`ʼ]/g, "")
    .replace(/\be-(?=[a-z])/g, "e");
  return joinSpelled(plain.split(/[^a-z0-9]+/).filter((word) => word !== "" && word.length <= 40)).slice(0, MOST_WORDS);
}
