import type { Circular, CircularDoor } from "@gerai/domain/issuing/ports";
import { fill, messages } from "@gerai/language";
import type PDFDocument from "pdfkit";
import type { DocumentFont } from "./document-fonts.ts";
import { drawSection, type LabelledLine, roomFor } from "./labelled-lines.ts";
import { openPdf } from "./open-pdf.ts";
import { drawFoot, drawHead } from "./page-frame.ts";
import { drawQr, encodeQr } from "./qr-code.ts";
import { ink, mm, sheet } from "./sheet.ts";
import { textLines } from "./text-lines.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** What hangs on a board in the village is in the language of the village. */
const { circular: words, levels: levelWords, channels } = messages("id").broadcasts;
const lineHeight = 6 * mm;

/** Draws a broadcast as a circular, on as many pages as it needs; the same circular gives the same bytes. */
export function renderCircular(circular: Circular, fonts: ReadonlyMap<DocumentFont, Uint8Array>): Promise<Uint8Array> {
  const { check, office, isApproved } = circular;
  const info = { title: `${words.kind}: ${circular.title}`, subject: check?.code ?? words.noCode };
  const { pdf, bytes } = openPdf(info, fonts);
  const head = {
    agency: words.agency,
    office: `${office.name}, ${office.province}`,
    label: words.code,
    value: check?.code ?? words.noCode,
    accent: office.accent,
  };
  pdf.on("pageAdded", () => {
    drawHead(pdf, head);
    if (!isApproved) drawDraftMark(pdf);
  });
  pdf.addPage();
  let y = drawTitle(pdf, circular.title);
  y = drawSection(pdf, words.kind, addressLines(circular), y);
  y = drawText(pdf, circular.text, y);
  y = drawSection(
    pdf,
    doorsTitle(circular),
    circular.doors.map((door) => doorLine(door, office.timeZone)),
    y,
  );
  y = drawSection(pdf, words.numbersTitle, numberLines(circular), y);
  drawEnd(pdf, check, y);
  const { start, count } = pdf.bufferedPageRange();
  const note = check && isApproved ? fill(words.foot, { url: check.url }) : words.footDraft;
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    drawFoot(pdf, note, words.pageOf, page + 1, count);
  }
  pdf.end();
  return bytes;
}

/** A draft says on every page that it is one: nobody hangs up what nobody has approved. */
function drawDraftMark(pdf: Pdf): void {
  const { left, contentWidth, bandTop, bandHeight } = sheet;
  pdf.rect(left, bandTop, contentWidth, bandHeight).lineWidth(0.8).fillAndStroke(ink.paper, ink.text);
  pdf.fillColor(ink.text).font("sans-bold").fontSize(12);
  pdf.text(words.draft, left, bandTop + 4 * mm, { width: contentWidth, align: "center" });
}

function drawTitle(pdf: Pdf, title: string): number {
  const options = { width: sheet.contentWidth };
  pdf.fillColor(ink.text).font("serif-bold").fontSize(19);
  const height = pdf.heightOfString(title, options);
  pdf.text(title, sheet.left, sheet.contentTop, options);
  return sheet.contentTop + height + 5 * mm;
}

/** Plain text line by line, so that it goes over to the next page wherever it must. */
function drawText(pdf: Pdf, text: string, top: number): number {
  const setFont = () => pdf.font("serif").fontSize(11.5).fillColor(ink.text);
  setFont();
  let y = top;
  for (const line of textLines(pdf, text, sheet.contentWidth)) {
    y = roomFor(pdf, y, lineHeight);
    setFont().text(line, sheet.left, y, { lineBreak: false });
    y += lineHeight;
  }
  return y + 5 * mm;
}

function dayText(day: string): string {
  return new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

function timeText(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short", timeZone }).format(at);
}

function addressLines({ levels, areas, day, isApproved }: Circular): LabelledLine[] {
  return [
    { label: words.to, value: levels.map((level) => levelWords[level]).join(", ") },
    { label: words.where, value: areas.length > 0 ? areas.join(", ") : words.everywhere },
    ...(isApproved ? [{ label: words.date, value: dayText(day) }] : []),
  ];
}

function doorsTitle({ at, office }: Circular): string {
  return fill(words.doorsTitle, { time: timeText(at, office.timeZone) });
}

function doorLine(door: CircularDoor, timeZone: string): LabelledLine {
  const places = { channel: words.channels[door.channel], stage: words.stages[door.stage], site: door.site ?? "" };
  const label = fill(door.site ? words.doorAt : words.door, places);
  if (door.state === "open") return { label, value: words.open };
  const state = words[door.state];
  const what = door.until
    ? fill(words.closedUntil, { state, time: timeText(door.until, timeZone) })
    : fill(door.state === "some" ? words.someOpen : words.closedOpen, { state });
  return { label, value: door.reason ? fill(words.why, { what, reason: door.reason }) : what };
}

/** Numbers by channel; a number for one service is a true one as well. */
function numberLines({ numbers }: Circular): LabelledLine[] {
  if (numbers.length === 0) return [{ label: "", value: words.noNumbers }];
  const of = (channel: "whatsapp" | "sms") =>
    numbers.flatMap((one) => (one.channel === channel ? [one.number] : [])).join(", ");
  const lines = (["whatsapp", "sms"] as const).map((channel) => ({ label: channels[channel], value: of(channel) }));
  return lines.filter(({ value }) => value !== "");
}

/** What to believe and what to do with the sheet, beside the code where there is one; a block that is never torn. */
function drawEnd(pdf: Pdf, check: Circular["check"], top: number): void {
  const code = check ? encodeQr(check.url) : null;
  const height = code?.side ?? 32 * mm;
  let y = roomFor(pdf, top, height);
  if (code) {
    drawQr(pdf, code, sheet.left, y);
    pdf.rect(sheet.left, y, code.side, code.side).lineWidth(0.6).strokeColor(ink.text).stroke();
  }
  const left = code ? sheet.left + code.side + 8 * mm : sheet.left;
  const options = { width: sheet.right - left };
  const told = [
    ...(check ? [{ font: "sans-bold", text: fill(words.check, check) }] : []),
    { font: "sans", text: words.onlyThese },
    { font: "sans", text: words.passOn },
  ];
  for (const { font, text } of told) {
    pdf.font(font).fontSize(9.5).fillColor(ink.text);
    const used = pdf.heightOfString(text, options);
    pdf.text(text, left, y, options);
    y += used + 2 * mm;
  }
}
