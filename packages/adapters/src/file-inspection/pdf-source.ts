import { inflateBounded, looksDeflated } from "./bounded-inflate.ts";
import { pdfLimits } from "./file-limits.ts";
import { namesIn } from "./pdf-names.ts";

/** What the raw bytes of a PDF tell, before any parser touches them. */
export type PdfSource =
  | { readonly withinLimits: false; readonly reason: "structure" | "pictures" }
  | {
      readonly withinLimits: true;
      /** Every name outside of streams and inside object streams, also of older revisions and unused objects. */
      readonly names: ReadonlySet<string>;
    };

/** Source before the `stream` keyword that is taken for its dictionary, characters. */
const dictionaryWindow = 64 * 1024;

/**
 * Reads a PDF as bytes: finds every stream, unfolds it within limits, and collects the names that are not page content.
 * Runs before the parser because the parser inflates object streams without a limit, and beside it because two readings
 * of a hostile file are harder to deceive than one.
 */
export async function readPdfSource(pdf: Uint8Array): Promise<PdfSource> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const names = new Set<string>();
  const collect = (source: string) => {
    for (const name of namesIn(source)) names.add(name);
  };
  const spent = { structure: 0, pictures: 0 };
  let outsideFrom = 0;
  let streams = 0;
  const keyword = /(?<!end)stream(?:\r\n|\n|\r)/g;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    streams += 1;
    if (streams > pdfLimits.streams) return { withinLimits: false, reason: "structure" };
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    if (end === -1) break;
    const outside = text.slice(outsideFrom, match.index);
    collect(outside);
    const dictionary = namesIn(dictionaryOf(outside));
    const over = await unfold(pdf.subarray(start, end), dictionary, isPicture(outside, dictionary), spent, collect);
    if (over !== undefined) return { withinLimits: false, reason: over };
    outsideFrom = end;
    keyword.lastIndex = end;
  }
  collect(text.slice(outsideFrom));
  return { withinLimits: true, names };
}

async function unfold(
  data: Uint8Array,
  dictionary: ReadonlySet<string>,
  picture: boolean,
  spent: { structure: number; pictures: number },
  collect: (source: string) => void,
): Promise<"structure" | "pictures" | undefined> {
  // The type can be given by reference; these two entries cannot be missing.
  const holdsObjects = dictionary.has("ObjStm") || (dictionary.has("First") && dictionary.has("N"));
  if (!looksDeflated(data)) {
    // An object stream may lie open; another filter on it is legal but nobody writes it, and we could not look inside.
    if (holdsObjects && [...dictionary].some((name) => otherFilters.has(name))) return "structure";
    if (holdsObjects) collect(Buffer.from(data).toString("latin1"));
    return undefined;
  }
  const limit = picture
    ? Math.min(pdfLimits.pictureBytes, pdfLimits.allPicturesBytes - spent.pictures)
    : pdfLimits.structureBytes - spent.structure;
  const inflated = await inflateBounded(data, limit, holdsObjects);
  if (inflated.exceeded) return picture ? "pictures" : "structure";
  if (picture) {
    spent.pictures += inflated.size;
    return undefined;
  }
  spent.structure += inflated.size;
  const tooDense = inflated.size > pdfLimits.ratioFromBytes && inflated.size > data.length * pdfLimits.ratio;
  if (tooDense) return "structure";
  if (holdsObjects) collect(Buffer.from(inflated.bytes).toString("latin1"));
  return undefined;
}

const otherFilters: ReadonlySet<string> = new Set([
  "ASCIIHexDecode",
  "AHx",
  "ASCII85Decode",
  "A85",
  "LZWDecode",
  "LZW",
  "RunLengthDecode",
  "RL",
  "Crypt",
]);

/** The dictionary in front of a `stream` keyword: from the last `obj` on. */
function dictionaryOf(outside: string): string {
  const window = outside.slice(-dictionaryWindow);
  return window.slice(Math.max(window.lastIndexOf("obj"), 0));
}

/** A picture says so and has no other type; its generous limit must not be had by a mere mention. */
function isPicture(outside: string, names: ReadonlySet<string>): boolean {
  if (!names.has("Image") || names.has("ObjStm") || names.has("XRef")) return false;
  return !/\/Type\b(?!\s*\/XObject)/.test(dictionaryOf(outside));
}
