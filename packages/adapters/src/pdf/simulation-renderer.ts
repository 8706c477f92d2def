import type { DocumentRenderer, SimulationDocument } from "@gerai/domain/issuing/ports";
import PDFDocument from "pdfkit";
import { parseDocumentFonts } from "./document-fonts.ts";
import { indonesianWords, type SimulationWords, simulationMark } from "./document-words.ts";
import { drawFoot, drawFrame } from "./page-frame.ts";
import { drawQr, encodeQr } from "./qr-code.ts";
import { ink, mm, sheet } from "./sheet.ts";

type Pdf = InstanceType<typeof PDFDocument>;
type Line = SimulationDocument["sections"][number]["lines"][number];

const labelWidth = 46 * mm;
const valueLeft = sheet.left + labelWidth;
const valueWidth = sheet.contentWidth - labelWidth;
const lineGap = 1.6 * mm;
/** Longest piece of a value (characters) that is laid out at once: about a quarter page, so that it always fits on a fresh one. */
const maxPiece = 450;

/**
 * Draws the demo sheet with pdfkit: plain A4, fonts embedded, a vector QR, the mark on every page, no emblem and nothing
 * of a real akta. The output has a plain cross-reference table, which the signer needs, and is the same for the same
 * document: it carries no creation date. `words` replaces the fixed words, never the mark. Fonts are parsed once here.
 */
export function createDocumentRenderer(words: SimulationWords = indonesianWords): DocumentRenderer {
  const fonts = parseDocumentFonts();
  return {
    async renderSimulation(document) {
      const pdf = openDocument(document);
      for (const [name, font] of fonts) pdf.registerFont(name, font);
      const bytes = collect(pdf);
      // Text state belongs to the page that is being filled; the frame of a new page must not leak into it.
      pdf.on("pageAdded", () => drawFrame(pdf, document, words));
      pdf.addPage();
      const bottom = drawSections(pdf, document, drawTitle(pdf, document, words));
      drawSignature(pdf, document, words, bottom);
      const { start, count } = pdf.bufferedPageRange();
      for (let page = start; page < start + count; page += 1) {
        pdf.switchToPage(page);
        drawFoot(pdf, document, words, page + 1, count);
      }
      pdf.end();
      return await bytes;
    },
  };
}

function openDocument(document: SimulationDocument): Pdf {
  const pdf = new PDFDocument({
    size: "A4",
    // pdfkit starts a page by itself when text passes a margin; every break here is made on purpose.
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // The default, Helvetica, would be named in the file without being embedded.
    font: undefined,
    lang: "id",
    displayTitle: true,
    info: {
      Title: `${document.title} (${simulationMark})`,
      Subject: document.number,
      Producer: "Gerai",
      Creator: "Gerai",
      CreationDate: new Date(0),
    },
  });
  // pdfkit cannot work without a date but writes only the entries it can enumerate: a made-up date stays out of the file.
  Object.defineProperty(pdf.info, "CreationDate", { enumerable: false });
  return pdf;
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
}

/** Draws title and number; returns where the sections begin. */
function drawTitle(pdf: Pdf, document: SimulationDocument, words: SimulationWords): number {
  const options = { width: sheet.contentWidth, align: "center" } as const;
  const top = sheet.contentTop + 2 * mm;
  const title = document.title.toLocaleUpperCase("id");
  pdf.fillColor(ink.text).font("serif-bold").fontSize(19);
  const titleHeight = pdf.heightOfString(title, options);
  pdf.text(title, sheet.left, top, options);
  pdf.font("serif").fontSize(11);
  pdf.text(`${words.numberLabel} ${document.number}`, sheet.left, top + titleHeight + 1 * mm, options);
  return top + titleHeight + 12 * mm;
}

/** Draws all sections over as many pages as they need; returns the y after the last line. */
function drawSections(pdf: Pdf, document: SimulationDocument, top: number): number {
  let y = top;
  for (const section of document.sections) {
    pdf.font("sans-bold").fontSize(10);
    const headingHeight = pdf.heightOfString(section.heading, {
      width: sheet.contentWidth,
    });
    // A heading stays with its first line.
    y = roomFor(pdf, y, headingHeight + 14 * mm);
    pdf.font("sans-bold").fontSize(10).fillColor(ink.quiet);
    pdf.text(section.heading, sheet.left, y, { width: sheet.contentWidth });
    y += headingHeight + 1 * mm;
    for (const line of section.lines) {
      for (const piece of pieces(line)) y = drawLine(pdf, piece, y);
    }
    y += 5 * mm;
  }
  return y;
}

/** One line with a hairline under it; label and value wrap, the higher of both counts. */
function drawLine(pdf: Pdf, line: Line, top: number): number {
  const label = { width: labelWidth - 4 * mm };
  const value = { width: valueWidth };
  pdf.fontSize(11);
  const labelHeight = pdf.font("serif").heightOfString(line.label, label);
  const valueHeight = pdf.font("serif-bold").heightOfString(line.value, value);
  const height = Math.max(labelHeight, valueHeight) + 2 * lineGap;
  const y = roomFor(pdf, top, height);
  pdf
    .fontSize(11)
    .font("serif")
    .fillColor(ink.quiet)
    .text(line.label, sheet.left, y + lineGap, label);
  pdf
    .font("serif-bold")
    .fillColor(ink.text)
    .text(line.value, valueLeft, y + lineGap, value);
  pdf.moveTo(sheet.left, y + height).lineTo(sheet.right, y + height);
  pdf.lineWidth(0.4).strokeColor(ink.hairline).stroke();
  return y + height;
}

/** Cuts a very long label or value at spaces, so that no single piece is higher than a page. */
function pieces(line: Line): Line[] {
  const labels = cut(line.label, maxPiece / 4);
  const values = cut(line.value, maxPiece);
  return Array.from({ length: Math.max(labels.length, values.length) }, (_, index) => ({
    label: labels[index] ?? "",
    value: values[index] ?? "",
  }));
}

function cut(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text.replace(/[\r\n\t]+/g, " ");
  while (rest.length > longest) {
    const space = rest.lastIndexOf(" ", longest);
    const end = space > longest / 2 ? space : longest;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

/** Draws place and date, QR and signer as one block, low on the page and never torn. */
function drawSignature(pdf: Pdf, document: SimulationDocument, words: SimulationWords, bottom: number): void {
  const code = encodeQr(document.verificationUrl);
  const left = sheet.left + code.side + 8 * mm;
  const options = { width: sheet.right - left };
  const rows = [
    { text: document.placeAndDate, font: "serif", size: 11, after: 1 * mm },
    {
      text: document.signer.position,
      font: "serif-bold",
      size: 11,
      after: 9 * mm,
    },
    {
      text: document.signer.name,
      font: "serif-bold",
      size: 11,
      after: 0.5 * mm,
    },
    { text: words.signedBy, font: "sans", size: 8.5, after: 0 },
  ].map((row) => ({ ...row, text: cut(row.text, maxPiece / 4)[0] ?? "" }));
  const measured = rows.map((row) => {
    const height = pdf.font(row.font).fontSize(row.size).heightOfString(row.text, options);
    return { ...row, height: height + row.after };
  });
  const textHeight = measured.reduce((sum, row) => sum + row.height, 0);
  const height = Math.max(code.side, textHeight) + 6 * mm;
  const top = Math.max(roomFor(pdf, bottom, height), sheet.contentBottom - height);
  drawQr(pdf, code, sheet.left, top);
  pdf.rect(sheet.left, top, code.side, code.side).lineWidth(0.6).strokeColor(ink.text).stroke();
  let y = top;
  for (const row of measured) {
    pdf.font(row.font).fontSize(row.size).fillColor(ink.text).text(row.text, left, y, options);
    y += row.height;
  }
}

/** The y where something of this height may be drawn: here, or on top of a new page when it would not fit. */
function roomFor(pdf: Pdf, y: number, height: number): number {
  if (y + height <= sheet.contentBottom) return y;
  pdf.addPage();
  return sheet.contentTop;
}
