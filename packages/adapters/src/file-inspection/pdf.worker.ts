import { parentPort } from "node:worker_threads";
import { assemblePdf } from "./assemble-pdf.ts";
import { judgePdf } from "./judge-pdf.ts";
import type { PdfReply, PdfRequest } from "./pdf-jobs.ts";
import { renderPage } from "./pdfium-pages.ts";

// pdf-lib and pdfium write about broken objects to the console; what strangers' files say is no line for our log.
for (const method of ["log", "info", "warn", "error"] as const) console[method] = () => undefined;

/** The thread that reads strangers' PDFs: one job at a time, answered in order. Started by `pdf-thread.ts` only. */
async function work(request: PdfRequest): Promise<unknown> {
  switch (request.name) {
    case "judge":
      return judgePdf(request.input.pdf);
    case "render":
      return renderPage(request.input.pdf, request.input.page);
    case "assemble":
      return assemblePdf(request.input.parts);
  }
}

async function answer(request: PdfRequest): Promise<PdfReply> {
  try {
    return { done: true, output: await work(request) };
  } catch (error) {
    return { done: false, failure: error instanceof Error ? error.name : "unknown" };
  }
}

parentPort?.on("message", async (request: PdfRequest) => {
  parentPort?.postMessage(await answer(request));
});
