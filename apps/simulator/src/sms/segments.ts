/** How an SMS travels. */
export interface Segments {
  readonly encoding: "gsm7" | "ucs2";
  readonly segments: number;
}

/** The basic character set of 3GPP TS 23.038, without the escape. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Characters of its extension table: an escape before each, so two septets. */
const EXTENSION = new Set("\f^{}\\[~]|€");

/**
 * Counts the segments of a text: GSM-7 has 160 septets in one or 153 in each of several, and a character of two septets
 * is never cut in two; any other character makes the whole text UCS-2 with 70 or 67 units, and no pair is cut.
 */
export function countSegments(text: string): Segments {
  const characters = [...text];
  if (characters.every((character) => BASIC.has(character) || EXTENSION.has(character))) {
    const widths = characters.map((character) => (EXTENSION.has(character) ? 2 : 1));
    return { encoding: "gsm7", segments: pour(widths, 160, 153) };
  }
  const widths = characters.map((character) => character.length);
  return { encoding: "ucs2", segments: pour(widths, 70, 67) };
}

function pour(widths: readonly number[], single: number, part: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= single) return 1;
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return segments;
}
