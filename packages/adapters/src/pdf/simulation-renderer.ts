import type { SimulationDocument } from "@gerai/domain/issuing/ports";
import type PDFDocument from "pdfkit";
import type { DocumentFont } from "./document-fonts.ts";
import { type SimulationWords, simulationMark } from "./document-words.ts";
import { cut, drawSection, maxPiece, roomFor } from "./labelled-lines.ts";
import { openPdf } from "./open-pdf.ts";
import { drawFoot, drawFrame } from "./page-frame.ts";
import { drawQr, encodeQr } from "./qr-code.ts";
import { ink, mm, sheet } from "./sheet.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws the demo sheet: the mark on every page, no emblem and nothing of a real akta. */
export function renderSimulation(
  document: SimulationDocument,
  words: SimulationWords,
  fonts: ReadonlyMap<DocumentFont, Uint8Array>,
): Promise<Uint8Array> {
  const info = { title: `${document.title} (${simulationMark})`, subject: document.number };
  const { pdf, bytes } = openPdf(info, fonts);
  // Text state belongs to the page that is being filled; the frame of a new page must not leak into it.
  pdf.on("pageAdded", () => drawFrame(pdf, document, words));
  pdf.addPage();
  let bottom = drawTitle(pdf, document, words);
  for (const { heading, lines } of document.sections) bottom = drawSection(pdf, heading, lines, bottom);
  drawSignature(pdf, document, words, bottom);
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const note = `${words.verify} ${document.verificationUrl}`;
    drawFoot(pdf, note, words.pageOf, page + 1, count);
  }
  pdf.end();
  return bytes;
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
