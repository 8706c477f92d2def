/** One signature of a PDF, as far as its dictionary tells. */
export interface FoundSignature {
  /** `[offset, length, offset, length]` as written. */
  readonly byteRange: readonly [number, number, number, number];
  /** The two ranges together are the file without exactly this signature's value, from its first byte on. */
  readonly coversFromStart: boolean;
  /** Offset after the last signed byte. */
  readonly end: number;
  /** The signature value (DER with padding); empty when it is not where the byte range says. */
  readonly contents: Uint8Array;
  /** SubFilter without its slash, e.g. `ETSI.CAdES.detached`. */
  readonly subFilter: string | undefined;
  /** Entry M: the time that the signer claims. */
  readonly claimedAt: Date | undefined;
}

/** More signatures than any office puts on one sheet; the rest is not read. */
const maxSignatures = 50;
const byteRangePattern = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/**
 * Finds the signature dictionaries of a PDF by their ByteRange, in file order (ISO 32000-1 12.8.1). A signature value
 * must lie literally in the file, never in a compressed object, so the raw bytes are the place to look; no object of
 * the PDF is interpreted. A ByteRange whose gap is not the Contents of the same object is reported without contents:
 * that is how moved or wrapped signatures look.
 */
export function findSignatures(pdf: Uint8Array): readonly FoundSignature[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const found: FoundSignature[] = [];
  for (const match of text.matchAll(byteRangePattern)) {
    if (found.length === maxSignatures) break;
    const [start, length, resume, rest] = match.slice(1).map(Number);
    if (start === undefined || length === undefined || resume === undefined || rest === undefined) continue;
    found.push(readSignature(text, match.index, [start, length, resume, rest]));
  }
  return found;
}

function readSignature(text: string, at: number, byteRange: FoundSignature["byteRange"]): FoundSignature {
  const [start, length, resume, rest] = byteRange;
  const objectStart = Math.max(text.lastIndexOf(" obj", at), 0);
  const objectEnd = indexOrEnd(text, "endobj", at);
  const gapStart = start + length;
  const end = resume + rest;
  const inOrder = gapStart > objectStart && resume > gapStart && resume <= objectEnd && end <= text.length;
  const gap = inOrder ? text.slice(gapStart, resume) : "";
  const isContents =
    /^<[0-9A-Fa-f\s]*>$/.test(gap) && /\/Contents\s*$/.test(text.slice(Math.max(objectStart, gapStart - 32), gapStart));
  const entries = text.slice(objectStart, inOrder ? gapStart : at) + text.slice(inOrder ? resume : at, objectEnd);
  return {
    byteRange,
    coversFromStart: start === 0 && isContents,
    end,
    contents: isContents ? Buffer.from(gap.replace(/[<>\s]/g, ""), "hex") : new Uint8Array(),
    subFilter: /\/SubFilter\s*\/([A-Za-z0-9.]+)/.exec(entries)?.[1],
    claimedAt: readPdfDate(/\/M\s*\(([^)]{4,40})\)/.exec(entries)?.[1]),
  };
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index === -1 ? text.length : index;
}

const pdfDatePattern = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/;

/** A PDF date (ISO 32000-1 7.9.4); without a zone it is read as UTC. Undefined when it is none. */
export function readPdfDate(text: string | undefined): Date | undefined {
  const parts = pdfDatePattern.exec(text ?? "");
  if (parts === null) return undefined;
  const field = (index: number, fallback: number) => Number(parts[index] ?? fallback);
  const offsetMinutes = (parts[8] === "-" ? -1 : 1) * (field(9, 0) * 60 + field(10, 0));
  const local = Date.UTC(field(1, 0), field(2, 1) - 1, field(3, 1), field(4, 0), field(5, 0), field(6, 0));
  const instant = new Date(local - offsetMinutes * 60_000);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
