import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import PdfKit from "pdfkit";
import sharp, { type Sharp } from "sharp";

/** Latin-1 text as bytes: one character, one byte. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Several pieces as one. */
export function joined(...pieces: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece))),
  );
}

/** A picture whose left half is red and right half blue, so that turning it shows. */
export function twoColours(width: number, height: number): Sharp {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: "#0000ff" } };
  return sharp({ create: { width, height, channels: 3, background: "#ff0000" } }).composite([
    { input: half, left: Math.ceil(width / 2), top: 0 },
  ]);
}

/** A PNG that claims a size and holds no pixels. */
export function pngHeaderOnly(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  };
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", new Uint8Array()),
  );
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PDF written by hand: object 1 is the catalog, object 2 the page tree with one page, the rest is `more`. */
export function handmadePdf(catalogEntries: string, more: readonly (Uint8Array | string)[] = []): Uint8Array {
  const objects: (Uint8Array | string)[] = [
    `<</Type/Catalog/Pages 2 0 R ${catalogEntries}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ...more,
  ];
  let pdf = joined("%PDF-1.7\n");
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(pdf.length);
    pdf = joined(pdf, `${index + 1} 0 obj\n`, object, "\nendobj\n");
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\n`;
  return joined(pdf, table, `startxref\n${pdf.length}\n%%EOF\n`);
}

/** A stream object of deflated data. */
export function deflatedStream(entries: string, data: Uint8Array): Uint8Array {
  const packed = deflateSync(data, { level: 9 });
  return joined(`<<${entries}/Filter/FlateDecode/Length ${packed.length}>>stream\n`, packed, "\nendstream");
}

/** A plain PDF with this many pages, objects packed into object streams as many programs write them. */
export async function pdfWithPages(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([595.28, 841.89]);
  return document.save({ useObjectStreams: true });
}

/** A PDF whose script lies in an object stream, so that its bytes nowhere spell `/JavaScript`. */
export async function pdfWithHiddenScript(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  const action = document.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") });
  document.catalog.set(PDFName.of("OpenAction"), document.context.register(action));
  return document.save({ useObjectStreams: true });
}

/** A PDF of pdfkit with some text; with a password it is encrypted. */
export async function textPdf(options: { userPassword?: string; ownerPassword?: string } = {}): Promise<Uint8Array> {
  const document = new PdfKit({ size: "A4", pdfVersion: "1.7", ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once("end", resolve));
  document.fontSize(60).text("Surat keterangan");
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
