import type PDFDocument from "pdfkit";

type Pdf = InstanceType<typeof PDFDocument>;

/**
 * Lays a text out in lines of at most this width in the font that is set: line breaks are kept, words stay whole unless
 * one is wider than the line. An empty line is a paragraph's end.
 */
export function textLines(pdf: Pdf, text: string, width: number): string[] {
  return text.split(/\r\n?|\n/).flatMap((paragraph) => paragraphLines(pdf, paragraph, width));
}

function paragraphLines(pdf: Pdf, paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/).filter((one) => one !== "")) {
    for (const part of wordParts(pdf, word, width)) {
      const longer = line === "" ? part : `${line} ${part}`;
      if (pdf.widthOfString(longer) <= width) {
        line = longer;
        continue;
      }
      lines.push(line);
      line = part;
    }
  }
  return [...lines, line];
}

/** A word, or the parts of one that no line holds (an address without an end). */
function wordParts(pdf: Pdf, word: string, width: number): string[] {
  if (pdf.widthOfString(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && pdf.widthOfString(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}
