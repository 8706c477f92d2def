import type { FileInspector } from "../../packages/domain/src/documents/ports.ts";

/** A small sheet in points: at the inspector's 150 dpi about 690 by 970 pixels, enough for a few lines. */
const WIDTH = 330;
const HEIGHT = 466;
const LINE = 22;

/** Standard fonts of a PDF know Latin letters only, and brackets must be escaped. */
function pdfText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, " ").replace(/[\\()]/g, "\\$&");
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 4);
}

function words(lines: readonly string[], size: number, top: number): string {
  return lines
    .map((line, index) => `BT /F1 ${size} Tf 28 ${top - index * (size + 6)} Td (${pdfText(line)}) Tj ET`)
    .join("\n");
}

/** Grey bars where a real paper has writing: nothing on the sheet can be taken for a document. */
function bars(): string {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((row) => {
    const y = 230 - row * 21;
    return `28 ${y} ${70 + ((row * 37) % 40)} 7 re f ${150} ${y} ${70 + ((row * 53) % 80)} 7 re f`;
  });
  return `0.82 0.84 0.86 rg\n${rows.join("\n")}`;
}

function drawing(name: string): string {
  return [
    "0.985 0.98 0.96 rg",
    `0 0 ${WIDTH} ${HEIGHT} re f`,
    "0.45 0.5 0.55 RG 1.5 w",
    `14 14 ${WIDTH - 28} ${HEIGHT - 28} re S`,
    "0.25 0.3 0.35 rg",
    words(["CONTOH BERKAS"], 24, HEIGHT - 64),
    words(wrap(name), 15, HEIGHT - 100),
    bars(),
    "0.25 0.3 0.35 rg",
    words(["Data karangan. Bukan dokumen asli."], 11, 34),
  ].join("\n");
}

/** One page as PDF, written by hand: a file of five objects and their table of places. */
function sheetPdf(name: string): Uint8Array {
  const content = drawing(name);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((body, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** Draws what invented citizens send. */
export interface PaperSheets {
  /** A neutral JPEG that names the paper and says that it is none; the same bytes for the same name. */
  photo(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Sheets are drawn once each by the inspector itself, which needs no fonts of the machine. */
export function createPaperSheets(inspector: FileInspector): PaperSheets {
  const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const draw = async (name: string) => {
    const sheet = { mediaType: "application/pdf", bytes: sheetPdf(name) };
    return new Uint8Array(await inspector.rasterise(sheet, 1, "CONTOH BERKAS"));
  };
  return {
    photo(name) {
      const sheet = drawn.get(name) ?? draw(name);
      drawn.set(name, sheet);
      return sheet;
    },
  };
}
