import {
  EncryptedPDFError,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "pdf-lib";
import { fileLimits, pdfLimits } from "./file-limits.ts";
import { isActiveName } from "./pdf-names.ts";
import { readPdfSource } from "./pdf-source.ts";
import { countPages } from "./pdfium-pages.ts";

/** Whether a PDF may be kept, and how many pages it has. */
export type PdfVerdict =
  | { readonly pageCount: number }
  | {
      readonly refusal:
        | "file.type"
        | "file.unreadable"
        | "file.encrypted"
        | "file.active-content"
        | "file.too-many-pages"
        | "file.too-many-pixels";
    };

/**
 * Judges a PDF by three readings that must agree: its raw bytes (limits, names), pdf-lib (every object, also those inside
 * object streams) and pdfium (that a reader opens it, with the same number of pages). Changes nothing. Never throws for a
 * strange file. Holds the processor for as long as it takes: run it in a thread of its own with a time limit.
 */
export async function judgePdf(pdf: Uint8Array): Promise<PdfVerdict> {
  if (isSomethingElseToo(pdf)) return { refusal: "file.type" };
  if (!endsAsPdf(pdf)) return { refusal: "file.unreadable" };
  const source = await readPdfSource(pdf);
  if (!source.withinLimits) {
    return { refusal: source.reason === "pictures" ? "file.too-many-pixels" : "file.unreadable" };
  }
  if (source.names.has("Encrypt")) return { refusal: "file.encrypted" };
  if ([...source.names].some(isActiveName)) return { refusal: "file.active-content" };
  try {
    return await judgeObjects(pdf);
  } catch (error) {
    return { refusal: error instanceof EncryptedPDFError ? "file.encrypted" : "file.unreadable" };
  }
}

async function judgeObjects(pdf: Uint8Array): Promise<PdfVerdict> {
  // An object that the parser skips as invalid might be valid to another reader, and would go unseen.
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  if (holdsActiveContent(document.context)) return { refusal: "file.active-content" };
  const pages = countLeaves(document);
  if (pages > fileLimits.pages) return { refusal: "file.too-many-pages" };
  const rendered = await countPages(pdf);
  if (rendered > fileLimits.pages) return { refusal: "file.too-many-pages" };
  return pages > 0 && pages === rendered ? { pageCount: pages } : { refusal: "file.unreadable" };
}

/** Walks through every value of every object, with a list instead of recursion: nesting is the sender's choice. */
function holdsActiveContent(context: PDFContext): boolean {
  const { Root, Info } = context.trailerInfo;
  const waiting: (PDFObject | undefined)[] = context.enumerateIndirectObjects().map(([, object]) => object);
  waiting.push(Root, Info);
  let seen = 0;
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    seen += 1;
    if (seen > pdfLimits.values) throw new RangeError("too many values");
    if (value instanceof PDFName && isActiveName(value.decodeText())) return true;
    if (value instanceof PDFArray) for (const item of value.asArray()) waiting.push(item);
    const dictionary = value instanceof PDFStream ? value.dict : value;
    if (!(dictionary instanceof PDFDict)) continue;
    for (const [key, entry] of dictionary.entries()) {
      const name = key.decodeText();
      if (isActiveName(name)) return true;
      if (name === "OpenAction" && !isMereDestination(context, entry)) return true;
      waiting.push(entry);
    }
  }
  return false;
}

/** An OpenAction that only says where to begin reading: a destination, or GoTo with nothing after it. */
function isMereDestination(context: PDFContext, entry: PDFObject): boolean {
  const action = context.lookup(entry);
  if (action === undefined || action instanceof PDFArray) return true;
  if (!(action instanceof PDFDict)) return false;
  return action.get(PDFName.of("S")) === PDFName.of("GoTo") && !action.has(PDFName.of("Next"));
}

/** Counts page leaves, one over the limit at most; a node met twice is an error, so rings and fans come to an end. */
function countLeaves(document: PDFDocument): number {
  const seen = new Set<PDFObject>();
  const waiting: PDFObject[] = [document.catalog.get(PDFName.of("Pages")) ?? document.catalog];
  let leaves = 0;
  for (let node = waiting.pop(); node !== undefined && leaves <= fileLimits.pages; node = waiting.pop()) {
    if (node instanceof PDFRef && seen.has(node)) throw new RangeError("page tree is not a tree");
    seen.add(node);
    const dictionary = document.context.lookup(node, PDFDict);
    const kids = dictionary.lookupMaybe(PDFName.of("Kids"), PDFArray);
    if (kids) for (const kid of kids.asArray()) waiting.push(kid);
    else leaves += 1;
  }
  return leaves;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** `%%EOF` with nothing but white space after it: neither cut off nor followed by another file. */
function endsAsPdf(pdf: Uint8Array): boolean {
  return /%%EOF[\0\t\n\f\r ]*$/.test(latin1(pdf.subarray(-1024)));
}

/**
 * True for a PDF that is also another kind of file: markup or a script right behind the header, which some programs
 * would run, or a ZIP archive (JAR, APK, Office), which is read from its end.
 */
function isSomethingElseToo(pdf: Uint8Array): boolean {
  if (/<\s*(?:!doctype|html|head|body|script|svg|iframe)\b|<\?php/i.test(latin1(pdf.subarray(0, 1024)))) return true;
  const endRecordMax = 22 + 65_535;
  const tail = latin1(pdf.subarray(-endRecordMax));
  for (let at = tail.indexOf("PK\x05\x06"); at !== -1; at = tail.indexOf("PK\x05\x06", at + 4)) {
    const comment = tail.charCodeAt(at + 20) | (tail.charCodeAt(at + 21) << 8);
    if (at + 22 + comment === tail.length) return true;
  }
  return false;
}
