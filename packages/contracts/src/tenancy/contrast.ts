/** Smallest contrast of an office's colour with white: with it, text in that colour on its own tints still has 4.5 to 1. */
export const MIN_ACCENT_CONTRAST = 5.5;

const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Contrast of a colour `#rrggbb` with white, 1 to 21, as WCAG 2.2 defines it; undefined for anything but six hex digits. */
export function contrastWithWhite(hex: string): number | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return undefined;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
