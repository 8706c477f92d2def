import { newSecretCode } from "@gerai/foundation/codes";
import { z } from "zod";
import { moveOutput, readCaseFile, readOutput } from "../applications/index.ts";
import { command, procedure } from "../kernel/index.ts";
import { MAX_PDF_BYTES } from "./issued-document.ts";
import { pdfTooLarge } from "./issuing.problems.ts";
import { KeptPdf, recordDocument } from "./record-document.ts";
import { judgeSignature } from "./signature-state.ts";
import { keepPdf } from "./stored-pdf.ts";

const Target = z.object({ outputId: z.uuid(), version: z.int() });

const keepSiakPdf = command({
  action: "output.attach-pdf",
  principals: ["staff"],
  permission: "outputs:issue",
  input: Target.extend({ kept: KeptPdf }),
  async run(scope, { outputId, version, kept }) {
    const output = await readOutput(scope, outputId);
    await moveOutput(scope, { outputId, version, to: "ISSUED", asRole: "verifier" });
    const { holderName } = await readCaseFile(scope, output.applicationId);
    const { signer, issuer, signedAt } = kept;
    // SIAK's own QR leads to the ministry (QR-5); ours lets our page say which office handed the paper out.
    const details = { signer, issuer, signedAt, position: null, verificationCode: newSecretCode(), holderName };
    const documentId = await recordDocument(scope, { output, source: "siak", kept, details });
    return { subjectId: outputId, result: { documentId }, details: { documentId, source: "siak" } };
  },
});

/**
 * Attaches the PDF that was made and signed in SIAK: it must carry a signature that fits its bytes to the last one, else
 * 422 `issuing.signature-invalid`; at most 10 MiB, else 413. Kept byte for byte, because any change would break the
 * signature.
 */
export const attachSiakPdf = procedure({
  action: "output.attach-pdf",
  principals: ["staff"],
  permission: "outputs:issue",
  input: Target.extend({ pdf: z.instanceof(Uint8Array) }),
  async run(ctx, { outputId, version, pdf }) {
    if (pdf.length > MAX_PDF_BYTES) throw pdfTooLarge(MAX_PDF_BYTES);
    const facts = await judgeSignature(ctx, pdf);
    return await keepPdf(ctx, pdf, (stored) => keepSiakPdf(ctx, { outputId, version, kept: { ...stored, ...facts } }));
  },
});
