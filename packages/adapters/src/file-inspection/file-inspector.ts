import type { FileInspector, InspectedFile } from "@gerai/domain/documents/ports";
import { Problem } from "@gerai/foundation/problem";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { fileLimits } from "./file-limits.ts";
import { inspectImage } from "./inspect-image.ts";
import { createPdfThread, type PdfThread } from "./pdf-thread.ts";
import { openRaw, watermarked } from "./watermark.ts";

/** How an inspector may be tuned. */
export interface FileInspectorOptions {
  /** Longest time for one job on one PDF, milliseconds; 10 seconds when left out. */
  readonly pdfTimeoutMs?: number;
}

/**
 * Pictures that are taken in: what phones and scanners write and libvips decodes. HEIC is not (its decoder is patented
 * and absent from the prebuilt libvips), nor is anything that can hold scripts, like SVG.
 */
const imageTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);
const pdfType = "application/pdf";

/**
 * Looks into sent files (UP-2..UP-4). Pictures are handled by libvips in its threads, PDFs by one thread of their own
 * that is ended when a file takes too long, so neither blocks the event loop; PDF jobs wait for each other, and a page
 * takes about a tenth of a second. Make one inspector per process and keep it.
 */
export function createFileInspector(options: FileInspectorOptions = {}): FileInspector {
  const thread = createPdfThread(options.pdfTimeoutMs ?? 10_000);
  return {
    // The declared type is not even looked at: content decides, and a wrong label on a good photo harms nobody.
    inspect: (bytes) => inspect(thread, bytes),
    assemble: (parts) => thread.run("assemble", { parts }),
    async rasterise(file, page, watermark) {
      if (file.mediaType === pdfType) {
        const bitmap = await thread.run("render", { pdf: file.bytes, page });
        if (bitmap === undefined) throw missingPage();
        const picture = openRaw(bitmap.data, bitmap.width, bitmap.height);
        return watermarked(picture, bitmap.width, bitmap.height, watermark);
      }
      if (!file.mediaType.startsWith("image/")) throw new TypeError("only images and PDFs can be rasterised");
      if (page !== 1) throw missingPage();
      const picture = sharp(file.bytes, { limitInputPixels: fileLimits.pixels });
      const { width, height } = await picture.metadata();
      return watermarked(picture, width, height, watermark);
    },
  };
}

async function inspect(thread: PdfThread, bytes: Uint8Array): Promise<InspectedFile> {
  if (bytes.length === 0) return { accepted: false, refusal: "file.empty" };
  // Even the type of such a file is not worth looking for.
  if (bytes.length > fileLimits.pdfBytes) return { accepted: false, refusal: "file.too-large" };
  const type = await typeOf(bytes);
  if (type === pdfType) return inspectPdf(thread, bytes);
  if (type === undefined || !imageTypes.has(type)) return { accepted: false, refusal: "file.type" };
  if (bytes.length > fileLimits.imageBytes) return { accepted: false, refusal: "file.too-large" };
  return inspectImage(bytes);
}

/** Media type by magic bytes; undefined when unknown. A PDF must begin at the first byte, or it is something else first. */
async function typeOf(bytes: Uint8Array): Promise<string | undefined> {
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-") return pdfType;
  try {
    const type = (await fileTypeFromBuffer(bytes))?.mime;
    return type === pdfType ? undefined : type;
  } catch {
    // The detector reads into some containers and may stumble over broken ones; what it cannot name is unknown.
    return undefined;
  }
}

async function inspectPdf(thread: PdfThread, bytes: Uint8Array): Promise<InspectedFile> {
  try {
    const verdict = await thread.run("judge", { pdf: bytes });
    if ("refusal" in verdict) return { accepted: false, refusal: verdict.refusal };
    return { accepted: true, kind: "pdf", mediaType: pdfType, bytes, pageCount: verdict.pageCount };
  } catch {
    // The thread was stopped or fell: a file that does this to a reader is not one an officer could read.
    return { accepted: false, refusal: "file.unreadable" };
  }
}

function missingPage(): Problem {
  return new Problem("documents.page-missing", 404);
}
