import type { DocumentRenderer } from "@gerai/domain/issuing/ports";
import { renderCircular } from "./circular-renderer.ts";
import { parseDocumentFonts } from "./document-fonts.ts";
import { indonesianWords, type SimulationWords } from "./document-words.ts";
import { renderSimulation } from "./simulation-renderer.ts";

/**
 * Draws documents with pdfkit: plain A4, fonts embedded, a vector QR, no emblem. The output has a plain cross-reference
 * table, which the signer needs, and is the same for the same document: it carries no creation date. `words` replaces the
 * fixed words of the demo sheet, never its mark. Fonts are parsed once here.
 */
export function createDocumentRenderer(words: SimulationWords = indonesianWords): DocumentRenderer {
  const fonts = parseDocumentFonts();
  return {
    renderSimulation: async (document) => await renderSimulation(document, words, fonts),
    renderCircular: async (circular) => await renderCircular(circular, fonts),
  };
}
