import type PDFDocument from "pdfkit";
import { ink, mm, sheet } from "./sheet.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** Label and value as printed side by side. */
export interface LabelledLine {
  readonly label: string;
  readonly value: string;
}

const labelWidth = 46 * mm;
const valueLeft = sheet.left + labelWidth;
const valueWidth = sheet.contentWidth - labelWidth;
const lineGap = 1.6 * mm;
/** Longest piece of a value (characters) that is laid out at once: about a quarter page, so that it always fits on a fresh one. */
export const maxPiece = 450;

/** Draws headed lines over as many pages as they need; returns the y after the last one. */
export function drawSection(pdf: Pdf, heading: string, lines: readonly LabelledLine[], top: number): number {
  pdf.font("sans-bold").fontSize(10);
  const headingHeight = pdf.heightOfString(heading, { width: sheet.contentWidth });
  // A heading stays with its first line.
  let y = roomFor(pdf, top, headingHeight + 14 * mm);
  pdf.font("sans-bold").fontSize(10).fillColor(ink.quiet);
  pdf.text(heading, sheet.left, y, { width: sheet.contentWidth });
  y += headingHeight + 1 * mm;
  for (const line of lines) {
    for (const piece of pieces(line)) y = drawLine(pdf, piece, y);
  }
  return y + 5 * mm;
}

/** One line with a hairline under it; label and value wrap, the higher of both counts. */
function drawLine(pdf: Pdf, line: LabelledLine, top: number): number {
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
function pieces(line: LabelledLine): LabelledLine[] {
  const labels = cut(line.label, maxPiece / 4);
  const values = cut(line.value, maxPiece);
  return Array.from({ length: Math.max(labels.length, values.length) }, (_, index) => ({
    label: labels[index] ?? "",
    value: values[index] ?? "",
  }));
}

/** Cuts a text on one line at spaces into pieces of at most so many letters. */
export function cut(text: string, longest: number): string[] {
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

/** The y where something of this height may be drawn: here, or on top of a new page when it would not fit. */
export function roomFor(pdf: Pdf, y: number, height: number): number {
  if (y + height <= sheet.contentBottom) return y;
  pdf.addPage();
  return sheet.contentTop;
}
