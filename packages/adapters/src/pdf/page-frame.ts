import type { SimulationDocument } from "@gerai/domain/issuing/ports";
import type PDFDocument from "pdfkit";
import { type SimulationWords, simulationMark } from "./document-words.ts";
import { ink, mm, sheet } from "./sheet.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** Times that the mark crosses a page; cutting one strip off a print leaves the others. */
const markRows = 3;
const markAngle = -32;
const markFontSize = 40;

/** Draws what every page carries: the mark across it, the band on top, the office's head. Content comes over it. */
export function drawFrame(pdf: Pdf, document: SimulationDocument, words: SimulationWords): void {
  drawMark(pdf);
  drawBand(pdf, words);
  const { name, province, accent } = document.office;
  drawHead(pdf, {
    agency: words.agency,
    office: `${name}, ${province}`,
    label: words.caseLabel,
    value: document.number,
    accent,
  });
}

function drawMark(pdf: Pdf): void {
  pdf.font("sans-bold").fontSize(markFontSize).fillColor(ink.mark);
  const width = pdf.widthOfString(simulationMark);
  for (let row = 1; row <= markRows; row += 1) {
    const centre = {
      x: sheet.width / 2,
      y: (sheet.height * row) / (markRows + 1),
    };
    pdf.save().rotate(markAngle, { origin: [centre.x, centre.y] });
    pdf.text(simulationMark, centre.x - width / 2, centre.y - markFontSize / 2, { lineBreak: false });
    pdf.restore();
  }
}

function drawBand(pdf: Pdf, words: SimulationWords): void {
  const { left, contentWidth, bandTop, bandHeight } = sheet;
  pdf.rect(left, bandTop, contentWidth, bandHeight).lineWidth(0.8).fillAndStroke(ink.paper, ink.text);
  const options = {
    width: contentWidth,
    align: "center",
    height: bandHeight,
    ellipsis: true,
  } as const;
  pdf.fillColor(ink.text).font("sans-bold").fontSize(12);
  pdf.text(simulationMark, left, bandTop + 2 * mm, options);
  pdf
    .font("sans")
    .fontSize(8.5)
    .text(words.warning, left, bandTop + 7.6 * mm, {
      ...options,
      height: 4 * mm,
    });
}

/** What stands in the head of a page: the office left, a number with its name right, the office's colour below. */
export interface PageHead {
  readonly agency: string;
  readonly office: string;
  readonly label: string;
  readonly value: string;
  readonly accent: string;
}

/** Draws the head of one page. */
export function drawHead(pdf: Pdf, head: PageHead, top: number = sheet.headTop): void {
  const { left, contentWidth } = sheet;
  const officeWidth = contentWidth * 0.66;
  const caseLeft = left + officeWidth + 4 * mm;
  const caseWidth = contentWidth - officeWidth - 4 * mm;
  const line = (text: string, x: number, y: number, width: number, align: "left" | "right") =>
    pdf.text(text, x, y, {
      width,
      align,
      height: 4.6 * mm,
      lineBreak: true,
      ellipsis: true,
    });
  pdf.fillColor(ink.text).fontSize(8.5);
  pdf.font("sans");
  line(head.agency, left, top, officeWidth, "left");
  line(head.label, caseLeft, top, caseWidth, "right");
  pdf.font("sans-bold");
  line(head.office, left, top + 4.8 * mm, officeWidth, "left");
  line(head.value, caseLeft, top + 4.8 * mm, caseWidth, "right");
  pdf.rect(left, top + 11 * mm, contentWidth, 0.7 * mm).fill(accentOf(head.accent));
}

/** Draws the foot of one page: where to verify, and its place among the pages. `pageOf` has `{page}` and `{pages}`. */
export function drawFoot(pdf: Pdf, note: string, pageOf: string, page: number, pages: number): void {
  const { left, right, footTop, contentWidth } = sheet;
  const counterWidth = 32 * mm;
  pdf.moveTo(left, footTop).lineTo(right, footTop).lineWidth(0.6).strokeColor(ink.text).stroke();
  pdf.fillColor(ink.text).font("sans").fontSize(7.5);
  pdf.text(note, left, footTop + 2 * mm, {
    width: contentWidth - counterWidth - 4 * mm,
    height: 10 * mm,
    ellipsis: true,
  });
  const counter = pageOf.replace("{page}", String(page)).replace("{pages}", String(pages));
  pdf.text(counter, right - counterWidth, footTop + 2 * mm, {
    width: counterWidth,
    align: "right",
    lineBreak: false,
  });
}

/** The office's accent; anything but a plain hex colour falls back to ink, since pdfkit draws unknown names as nothing. */
function accentOf(accent: string): string {
  return /^#[0-9a-f]{6}$/i.test(accent) ? accent : ink.text;
}
