import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The part of fontkit that is used here; the package ships no types. */
interface FontParser {
  create(bytes: Uint8Array): object;
}

/** The four faces of a document; pdfkit embeds the used glyphs of each. */
export const documentFontFiles = {
  sans: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "sans-bold": "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  serif: "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
  "serif-bold": "@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf",
} as const;

/** Name under which a face is registered in each document. */
export type DocumentFont = keyof typeof documentFontFiles;

/**
 * Parses the fonts once for the life of a renderer: parsing costs about ten times as much as drawing a page. pdfkit
 * takes a parsed fontkit font wherever it takes bytes, which its types do not say.
 */
export function parseDocumentFonts(): ReadonlyMap<DocumentFont, Uint8Array> {
  const fontkit: FontParser = require("fontkit");
  const faces = Object.keys(documentFontFiles) as DocumentFont[];
  return new Map(
    faces.map((face) => {
      const parsed = fontkit.create(readFileSync(require.resolve(documentFontFiles[face])));
      return [face, parsed as Uint8Array] as const;
    }),
  );
}
