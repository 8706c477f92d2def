import { PDFDocument, type PDFImage, type PDFPage } from "pdf-lib";

/** An accepted file: what the inspector gave back, or a PDF as it was sent. */
export interface FilePart {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A4 in points, the short side first. */
const a4 = [595.28, 841.89] as const;
const margin = 28.35;

/**
 * Puts accepted images and PDFs, in order, into one PDF: each image fitted on an A4 page that lies as the image does,
 * each PDF page as it is. A single PDF comes back byte for byte, so its signature stays valid; in company it does not.
 * Writes no date, so the same parts give the same bytes. Throws `TypeError` for no parts or another media type.
 */
export async function assemblePdf(parts: readonly FilePart[]): Promise<Uint8Array> {
  const [first] = parts;
  if (first === undefined) throw new TypeError("nothing to assemble");
  if (parts.length === 1 && first.mediaType === "application/pdf") return first.bytes;
  const whole = await PDFDocument.create({ updateMetadata: false });
  for (const part of parts) {
    if (part.mediaType === "image/jpeg") addImage(whole, await whole.embedJpg(part.bytes));
    else if (part.mediaType === "application/pdf") await addPages(whole, part.bytes);
    else throw new TypeError("only image/jpeg and application/pdf can be assembled");
  }
  return whole.save({ useObjectStreams: false, addDefaultPage: false });
}

function addImage(whole: PDFDocument, image: PDFImage): PDFPage {
  const [short, long] = a4;
  const page = whole.addPage(image.width > image.height ? [long, short] : [short, long]);
  const room = { width: page.getWidth() - 2 * margin, height: page.getHeight() - 2 * margin };
  const { width, height } = image.scaleToFit(room.width, room.height);
  page.drawImage(image, { x: (page.getWidth() - width) / 2, y: (page.getHeight() - height) / 2, width, height });
  return page;
}

async function addPages(whole: PDFDocument, pdf: Uint8Array): Promise<void> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page);
}
