import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { longestSide } from "./file-limits.ts";

/** A page as pixels: RGBA, eight bits, rows from the top. */
export interface PageBitmap {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Enough to read small print on a scan; 72 points are one inch. */
const wantedScale = 150 / 72;

/** Started at the first use: 5 MB of WebAssembly that most processes never need. */
let library: Promise<PDFiumLibrary> | undefined;

async function withDocument<Result>(
  pdf: Uint8Array,
  use: (document: PDFiumDocument) => Promise<Result>,
): Promise<Result> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    return await use(document);
  } finally {
    document.destroy();
  }
}

/** Number of pages that pdfium finds; throws when it cannot open the file. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  return withDocument(pdf, async (document) => document.getPageCount());
}

/**
 * Draws one page (from 1) at about 150 dpi, its longest side at most 2000 pixels whatever size the page claims.
 * Annotations such as visible signatures are drawn, scripts are never run (this pdfium has no JavaScript engine).
 * Undefined when there is no such page.
 */
export async function renderPage(pdf: Uint8Array, page: number): Promise<PageBitmap | undefined> {
  return withDocument(pdf, async (document) => {
    if (!Number.isInteger(page) || page < 1 || page > document.getPageCount()) return undefined;
    const found = document.getPage(page - 1);
    const { originalWidth, originalHeight } = found.getOriginalSize();
    const scale = Math.min(wantedScale, longestSide / Math.max(originalWidth, originalHeight, 1));
    const side = (points: number) => Math.max(1, Math.round(points * scale));
    const bitmap = await found.render({
      width: side(originalWidth),
      height: side(originalHeight),
      render: async (options) => options.data,
    });
    return { data: bitmap.data, width: bitmap.width, height: bitmap.height };
  });
}
