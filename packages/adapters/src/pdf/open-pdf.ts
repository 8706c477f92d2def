import PDFDocument from "pdfkit";
import type { DocumentFont } from "./document-fonts.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** A document without a page yet, and its bytes once it has ended. */
export interface OpenPdf {
  readonly pdf: Pdf;
  readonly bytes: Promise<Uint8Array>;
}

/** Opens an A4 document in Indonesian with its title in the window; it carries no creation date, so it is always the same. */
export function openPdf(
  info: { readonly title: string; readonly subject: string },
  fonts: ReadonlyMap<DocumentFont, Uint8Array>,
): OpenPdf {
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
      Title: info.title,
      Subject: info.subject,
      Producer: "Gerai",
      Creator: "Gerai",
      CreationDate: new Date(0),
    },
  });
  // pdfkit cannot work without a date but writes only the entries it can enumerate: a made-up date stays out of the file.
  Object.defineProperty(pdf.info, "CreationDate", { enumerable: false });
  for (const [name, font] of fonts) pdf.registerFont(name, font);
  return { pdf, bytes: collect(pdf) };
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
}
