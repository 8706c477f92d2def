import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp, { type Sharp } from "sharp";
import { jpegQuality } from "./file-limits.ts";

const require = createRequire(import.meta.url);

/** The part of fontkit that is used here; the package ships no types. Lengths are in font units. */
interface Font {
  readonly unitsPerEm: number;
  layout(text: string): {
    readonly advanceWidth: number;
    readonly glyphs: readonly { readonly path: { toSVG(): string } }[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  };
}

const fontFile = "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf";
/** More would not be read; officer, office and time fit easily. */
const longestText = 120;
const angle = -30;

/** Parsed at the first use and kept: parsing takes longer than drawing. */
let font: Font | undefined;

function loadFont(): Font {
  const fontkit: { create(bytes: Uint8Array): Font } = require("fontkit");
  return fontkit.create(readFileSync(require.resolve(fontFile)));
}

/**
 * Lays a text again and again, slanted, over a whole picture and encodes it as JPEG. The letters are drawn as outlines
 * of our own font, since a server without fonts would leave an SVG text blank, and no character of the text gets into
 * markup. Dark letters with a light edge show on any ground and still let the paper be read.
 */
export async function watermarked(picture: Sharp, width: number, height: number, text: string): Promise<Uint8Array> {
  const overlay = Buffer.from(watermarkSvg(width, height, text));
  const jpeg = await picture
    .composite([{ input: overlay, top: 0, left: 0 }])
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: jpegQuality })
    .toBuffer();
  return new Uint8Array(jpeg);
}

/** The overlay as SVG, exactly `width` by `height` pixels. */
export function watermarkSvg(width: number, height: number, text: string): string {
  font ??= loadFont();
  const run = font.layout(text.slice(0, longestText));
  const size = Math.min(48, Math.max(12, Math.min(width, height) / 30));
  const scale = size / font.unitsPerEm;
  let x = 0;
  const letters = run.glyphs.map((glyph, index) => {
    const position = run.positions[index];
    const at = `translate(${x + (position?.xOffset ?? 0)} ${position?.yOffset ?? 0})`;
    x += position?.xAdvance ?? 0;
    return `<path transform="${at}" d="${glyph.path.toSVG()}"/>`;
  });
  const reach = Math.hypot(width, height) / 2;
  const stepX = run.advanceWidth * scale + 3 * size;
  const stepY = 5 * size;
  const places: string[] = [];
  for (let row = 0, y = -reach; y <= reach; row += 1, y += stepY) {
    for (let left = -reach - (row % 2) * (stepX / 2); left <= reach; left += stepX) {
      places.push(
        `<use href="#t" transform="translate(${left.toFixed(1)} ${y.toFixed(1)}) scale(${scale} ${-scale})"/>`,
      );
    }
  }
  const edge = 0.05 * font.unitsPerEm;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<defs><g id="t" fill="#000" fill-opacity=".24" stroke="#fff" stroke-opacity=".35" stroke-width="${edge}">` +
    `${letters.join("")}</g></defs>` +
    `<g transform="translate(${width / 2} ${height / 2}) rotate(${angle})">${places.join("")}</g></svg>`
  );
}

/** Opens RGBA pixels, as pdfium draws them, for further work. */
export function openRaw(data: Uint8Array, width: number, height: number): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}
