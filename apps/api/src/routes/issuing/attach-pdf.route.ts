import { DeskView } from "@gerai/contracts/applications";
import { attachSiakPdf, findCaseOfOutput, getDocumentPdf, MAX_PDF_BYTES } from "@gerai/domain/issuing";
import { parseInput } from "@gerai/domain/kernel";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readFiles } from "../../read-upload.ts";
import { readDesk } from "../desk/read-desk.ts";
import { pdfResponse } from "./pdf-response.ts";

/** Room for the form around a PDF of the greatest size. */
const FORM_BYTES = 64 * 1024;
const Fields = z.object({ version: z.coerce.number<string>().int() });

/** The PDF that SIAK made and signed. */
export const attachPdfRoute = apiRoute({
  method: "post",
  path: "/staff/outputs/{id}/attach-pdf",
  summary: "Attaches the signed PDF from SIAK (multipart fields `file` and `version`)",
  access: attachSiakPdf,
  reveals: true,
  params: z.object({ id: z.uuid() }),
  reply: { status: 200, schema: DeskView },
  async handle({ c, ctx, params }) {
    const { files, fields } = await readFiles(c, MAX_PDF_BYTES + FORM_BYTES);
    const { version } = parseInput(Fields, fields);
    const pdf = files[0]?.bytes ?? new Uint8Array();
    await attachSiakPdf(ctx, { outputId: params.id, version, pdf: Uint8Array.from(pdf) });
    return await readDesk(ctx, await findCaseOfOutput(ctx, { outputId: params.id }));
  },
});

/** A paper as it was issued, for the desk. */
export const getDocumentPdfRoute = apiRoute({
  method: "get",
  path: "/staff/documents/{id}/pdf",
  summary: "An issued paper; every read is in the trail",
  access: getDocumentPdf,
  reveals: true,
  params: z.object({ id: z.uuid() }),
  reply: { status: 200, schema: "application/pdf" },
  handle: async ({ ctx, params }) => pdfResponse(await getDocumentPdf(ctx, { documentId: params.id }), "inline"),
});
