/** A small grey copy of a photo: one byte of light a pixel, row by row. */
export interface GreyCopy {
  readonly width: number;
  readonly height: number;
  readonly light: Uint8Array;
}

/** What may make a photo hard to read. A hint to its taker, never a refusal. */
export type Advice = "blurred" | "dark" | "bright" | "cut" | "small";

/** Longest side of the grey copy: letters of a photographed sheet are still strokes there, noise is not. */
export const GREY_SIDE = 640;

/** Shorter than this no letter of a whole sheet can be read, however sharp. */
const LEAST_SIDE = 700;
const TILES = 12;
/** Sharp strokes give thousands, a blurred sheet less than this; seen on drawn sheets at all strengths of blur. */
const LEAST_SHARPNESS = 60;
/** Without any difference of light there is nothing that could be sharp. */
const LEAST_SPREAD = 12;
const DARK = 75;
const BRIGHT = 205;

/** The grey copy of pixels as a canvas gives them (RGBA), by the usual weights of the eye. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): GreyCopy {
  const light = new Uint8Array(width * height);
  for (let at = 0; at < light.length; at++) {
    const from = at * 4;
    light[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, light };
}

/** How many pixels have each light. */
function histogramOf({ light }: GreyCopy): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of light) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The light below which `share` of the pixels lie. */
function quantile(counts: Uint32Array, share: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let value = 0; value < 256; value++) {
    seen += counts[value] ?? 0;
    if (seen > all * share) return value;
  }
  return 255;
}

/** Variance of the Laplacian of one tile: how abruptly light changes there. */
function tileSharpness({ width, light }: GreyCopy, left: number, top: number, right: number, bottom: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * width + x;
      const around = (light[at - 1] ?? 0) + (light[at + 1] ?? 0) + (light[at - width] ?? 0) + (light[at + width] ?? 0);
      const change = around - 4 * (light[at] ?? 0);
      sum += change;
      squares += change * change;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** How sharp the sharpest twentieth of a photo is: an empty margin says nothing about the writing. */
export function sharpnessOf(grey: GreyCopy): number {
  const { width, height } = grey;
  const tiles: number[] = [];
  for (let row = 0; row < TILES; row++) {
    for (let column = 0; column < TILES; column++) {
      const [left, right] = [column, column + 1].map((at) => 1 + Math.floor(((width - 2) * at) / TILES));
      const [top, bottom] = [row, row + 1].map((at) => 1 + Math.floor(((height - 2) * at) / TILES));
      tiles.push(tileSharpness(grey, left ?? 0, top ?? 0, right ?? 0, bottom ?? 0));
    }
  }
  const best = tiles.sort((one, other) => other - one).slice(0, Math.ceil(tiles.length / 20));
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

/** The light that parts the pixels best in two (Otsu), and how far apart the two are. */
function parting(counts: Uint32Array): { light: number; apart: number } {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [below, belowSum, best] = [0, 0, { light: 128, apart: 0, between: -1 }];
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0;
    belowSum += (counts[value] ?? 0) * value;
    if (below === 0 || below === all) continue;
    const apart = (total - belowSum) / (all - below) - belowSum / below;
    const between = below * (all - below) * apart * apart;
    if (between > best.between) best = { light: value, apart, between };
  }
  return best;
}

/**
 * Whether a light sheet on a dark table runs out of the picture. Only said when it is plain: the table is seen along two
 * sides at least, and along another one the sheet goes on. A sheet that fills the picture is not called cut.
 */
function isCut(grey: GreyCopy, counts: Uint32Array): boolean {
  const { width, height, light } = grey;
  const { light: border, apart } = parting(counts);
  if (apart < 70) return false;
  const isSheet = (x: number, y: number) => (light[y * width + x] ?? 0) > border;
  let sheet = 0;
  for (const value of light) if (value > border) sheet++;
  const share = sheet / light.length;
  if (share < 0.25 || share > 0.92) return false;
  const along = (length: number, at: (step: number) => boolean) =>
    Array.from({ length }, (_, step) => at(step)).filter(Boolean).length / length;
  const sides = [
    along(width, (x) => isSheet(x, 1)),
    along(width, (x) => isSheet(x, height - 2)),
    along(height, (y) => isSheet(1, y)),
    along(height, (y) => isSheet(width - 2, y)),
  ];
  return sides.filter((part) => part < 0.03).length >= 2 && sides.some((part) => part > 0.35);
}

/**
 * What to tell the taker of a photo of a paper, worst first; nothing when it looks readable. `longest` is the longest side
 * of the photo as it will be sent, in pixels.
 */
export function adviseOn(grey: GreyCopy, longest: number): Advice[] {
  const counts = histogramOf(grey);
  const [dark, light] = [quantile(counts, 0.05), quantile(counts, 0.95)];
  const advice: Advice[] = [];
  if (longest < LEAST_SIDE) advice.push("small");
  if (light < DARK) advice.push("dark");
  // Not even a five-hundredth of it is as dark as ink: the writing is burnt out.
  else if (quantile(counts, 0.002) > BRIGHT) advice.push("bright");
  else if (light - dark > LEAST_SPREAD && sharpnessOf(grey) < LEAST_SHARPNESS) advice.push("blurred");
  if (advice.length === 0 && isCut(grey, counts)) advice.push("cut");
  return advice;
}
