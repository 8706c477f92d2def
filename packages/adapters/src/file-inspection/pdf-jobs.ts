import type { FilePart } from "./assemble-pdf.ts";
import type { PdfVerdict } from "./judge-pdf.ts";
import type { PageBitmap } from "./pdfium-pages.ts";

/** Work that the PDF thread does, by name: what goes in and what comes out. */
export interface PdfJobs {
  judge: { readonly input: { readonly pdf: Uint8Array }; readonly output: PdfVerdict };
  render: {
    readonly input: { readonly pdf: Uint8Array; readonly page: number };
    readonly output: PageBitmap | undefined;
  };
  assemble: { readonly input: { readonly parts: readonly FilePart[] }; readonly output: Uint8Array };
}

/** A job on its way to the thread. */
export type PdfRequest = {
  [Name in keyof PdfJobs]: { readonly name: Name; readonly input: PdfJobs[Name]["input"] };
}[keyof PdfJobs];

/** What the thread answers; a failure carries no text of the file. */
export type PdfReply =
  | { readonly done: true; readonly output: unknown }
  | { readonly done: false; readonly failure: string };
