/** GSM 7-bit default alphabet (3GPP TS 23.038), without the escape. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Characters of the extension table: an escape and a character, never torn apart. */
const EXTENDED = new Set("^{}[]~\\|€\f");

const PLAIN: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u2026": "...",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\u2022": "-",
  "\u00b7": "-",
  "\u200b": "",
  "\u200e": "",
  "\u200f": "",
  "\ufeff": "",
  "\t": " ",
};

/** The same text with typographic quotes, dashes and blanks as those of the SMS alphabet. */
export function plainSms(text: string): string {
  return [...text.normalize("NFC")].map((character) => PLAIN[character] ?? character).join("");
}

/** What a text costs as SMS. */
export interface SmsLength {
  readonly encoding: "gsm-7" | "ucs-2";
  /** Septets, or UTF-16 units. */
  readonly units: number;
  readonly segments: number;
}

/** Units and segments of a text: 160 septets or 70 units alone, 153 or 67 in each part of a longer one. */
export function measureSms(text: string): SmsLength {
  const characters = [...text];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const sizes = characters.map((character) => (isGsm ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const encoding = isGsm ? "gsm-7" : "ucs-2";
  if (units <= (isGsm ? 160 : 70)) return { encoding, units, segments: 1 };
  const room = isGsm ? 153 : 67;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments };
}
