const MiB = 1024 * 1024;

/** What a sent file may weigh and hold (UP-2..UP-4). Bytes, pixels and pages; each number is the largest that passes. */
export const fileLimits = {
  imageBytes: 5 * MiB,
  pdfBytes: 10 * MiB,
  /** Width times height of a picture before scaling, also of each picture inside a PDF. */
  pixels: 40e6,
  pages: 20,
} as const;

/** What a PDF may unfold to. Text, fonts and structure are small; scanned pages are not, so pictures count apart. */
export const pdfLimits = {
  streams: 20_000,
  /** Objects and nested values walked through in search of active content. */
  values: 2_000_000,
  /** All streams that are not pictures, inflated. */
  structureBytes: 50 * MiB,
  /** Inflated size over stored size; only asked of streams above one MiB, since a small one harms nobody. */
  ratio: 100,
  ratioFromBytes: MiB,
  /** One picture inside a PDF, inflated: 40 megapixels in four channels. */
  pictureBytes: 160e6,
  allPicturesBytes: 640 * MiB,
} as const;

/** Longest side of a kept picture and of a rasterised page, pixels. */
export const longestSide = 2000;
export const jpegQuality = 80;
