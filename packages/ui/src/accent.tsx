import type { CSSProperties } from "react";

/** Smallest contrast of an office's accent on white: below it, white text on the accent or the
 * accent as text on its own tints would fall under WCAG 2.2 AA (4.5:1). */
export const MIN_ACCENT_CONTRAST = 5.5;

/** The five CSS custom properties an office's accent sets; React accepts the object as `style`. */
export interface AccentStyle extends CSSProperties {
  "--office": string;
  "--accent-strong": string;
  "--accent-tint": string;
  "--accent-tint-2": string;
  "--accent-line": string;
}

/** Answer to "may this colour be an office's accent?". */
export interface AccentContrast {
  /** Contrast with white, 1 to 21, as WCAG 2.2 defines it. */
  ratio: number;
  /** True from MIN_ACCENT_CONTRAST on. */
  allowed: boolean;
}

type Triple = [number, number, number];

function parseHex(hex: string): Triple {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError("An accent colour is written #rrggbb");
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Triple;
}

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

function toHex(rgb: Triple): string {
  const part = (c: number) =>
    Math.round(Math.min(1, Math.max(0, c)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(part).join("")}`;
}

/** sRGB to Oklab, matrices by B. Ottosson as in CSS Color 4: the same space as `color-mix(in oklab)`. */
function toOklab(hex: string): Triple {
  const [r, g, b] = parseHex(hex).map(toLinear) as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([L, a, b]: Triple): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return toHex([
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}

function mix(office: string, share: number, other: "#000000" | "#ffffff"): string {
  const from = toOklab(office);
  const to = toOklab(other);
  return fromOklab(from.map((part, n) => part * share + (to[n] ?? 0) * (1 - share)) as Triple);
}

/** Contrast of a colour (#rrggbb) with white and whether an office may use it.
 * Throws RangeError on anything but six hex digits. */
export function accentContrast(hex: string): AccentContrast {
  const [r, g, b] = parseHex(hex).map(toLinear) as Triple;
  const ratio = 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
  return { ratio, allowed: ratio >= MIN_ACCENT_CONTRAST };
}

/** The office's accent and its four derived colours, computed here because old Android WebViews
 * have no `color-mix`. Put it on <html style>. Throws RangeError on anything but #rrggbb. */
export function accentStyle(office: string): AccentStyle {
  return {
    "--office": toHex(parseHex(office)),
    "--accent-strong": mix(office, 0.8, "#000000"),
    "--accent-tint": mix(office, 0.07, "#ffffff"),
    "--accent-tint-2": mix(office, 0.16, "#ffffff"),
    "--accent-line": mix(office, 0.42, "#ffffff"),
  };
}

/** The same five values as a style sheet, for a `<style nonce>` where the page's policy forbids
 * style attributes. Safe to print: only checked hex colours get in. */
export function accentCss(office: string): string {
  const rules = Object.entries(accentStyle(office)).map(([name, value]) => `${name}:${value}`);
  return `html:root{${rules.join(";")}}`;
}
