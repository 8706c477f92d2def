import type { InspectedFile } from "@gerai/domain/documents/ports";
import sharp from "sharp";
import { fileLimits, jpegQuality, longestSide } from "./file-limits.ts";

/** Seconds that decoding and encoding of one picture may take (UP-3). */
const timeoutSeconds = 10;

/**
 * Decodes a picture wholly and makes a new one of its pixels: upright, at most 2000 px, white where it was transparent,
 * sRGB JPEG without any metadata. Nothing of the sent bytes survives but what can be seen. Of an animation the first
 * frame is kept. libvips works in its own threads with a pixel and a time limit.
 */
export async function inspectImage(bytes: Uint8Array): Promise<InspectedFile> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > fileLimits.pixels) return { accepted: false, refusal: "file.too-many-pixels" };
    const { data, info } = await sharp(bytes, { limitInputPixels: fileLimits.pixels, failOn: "error" })
      .timeout({ seconds: timeoutSeconds })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: jpegQuality, mozjpeg: false })
      .toBuffer({ resolveWithObject: true });
    return {
      accepted: true,
      kind: "image",
      mediaType: "image/jpeg",
      bytes: new Uint8Array(data),
      width: info.width,
      height: info.height,
      pageCount: 1,
    };
  } catch {
    // libvips gives no error codes; whatever it cannot decode is unreadable to the citizen as well.
    return { accepted: false, refusal: "file.unreadable" };
  }
}
