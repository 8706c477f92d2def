import { type Advice, adviseOn, GREY_SIDE, greyOf } from "./photo-advice.ts";

/** Longest side of a photo as it is sent, in pixels: what the office keeps of it anyway. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.8;
/** A photo this light is sent as it is when it is not larger than what is kept either. */
const LIGHT_ENOUGH = 300_000;

/** A photo ready to be sent, and what to tell its taker first. */
export interface PreparedPhoto {
  readonly file: Blob;
  readonly advice: readonly Advice[];
}

type Surface = { readonly canvas: HTMLCanvasElement; readonly pen: CanvasRenderingContext2D };

function drawn(picture: ImageBitmap | HTMLCanvasElement, longest: number): Surface | undefined {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d", { willReadFrequently: longest === GREY_SIDE });
  if (!pen) return undefined;
  // What shines through a transparent picture becomes paper, as on the office's side.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return { canvas, pen };
}

function advised(picture: ImageBitmap | HTMLCanvasElement, longest: number): Advice[] {
  const surface = drawn(picture, GREY_SIDE);
  if (!surface) return [];
  const { width, height } = surface.canvas;
  const grey = greyOf(surface.pen.getImageData(0, 0, width, height).data, width, height);
  return adviseOn(grey, longest);
}

function encoded({ canvas }: Surface): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}

/**
 * Makes a photo small enough for a bad line: upright as it was taken, at most 2,000 pixels long, JPEG, nothing of its
 * EXIF. What is no photo, or cannot be read here (HEIC on most phones), goes as it is and the office's answer is shown.
 * Decoding and encoding are done by the browser beside the page, so there is no worker of ours.
 */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  if (!file.type.startsWith("image/")) return { file, advice: [] };
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => undefined);
  if (!picture) return { file, advice: [] };
  try {
    const longest = Math.max(picture.width, picture.height);
    const isSmall = longest <= LONGEST_SIDE && file.size <= LIGHT_ENOUGH;
    const surface = isSmall ? undefined : drawn(picture, LONGEST_SIDE);
    // Out of the smaller picture where there is one: the large one is the dear part on a cheap phone.
    const advice = advised(surface?.canvas ?? picture, longest);
    const smaller = surface && (await encoded(surface));
    return { file: smaller && smaller.size < file.size ? smaller : file, advice };
  } finally {
    picture.close();
  }
}
