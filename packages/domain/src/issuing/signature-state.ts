import type { Context } from "../kernel/index.ts";
import { signatureInvalid } from "./issuing.problems.ts";
import type { KeptPdf } from "./record-document.ts";

/**
 * Who signed a PDF and when. Without a signature, or with one that does not fit the bytes to the last one: 422
 * `issuing.signature-invalid`, because nothing unsigned or changed may leave the office as a paper.
 */
export async function judgeSignature(
  ctx: Context,
  pdf: Uint8Array,
): Promise<Pick<KeptPdf, "signer" | "issuer" | "signedAt">> {
  const report = await ctx.ports.signatures.check(pdf);
  if (!report.signed) throw signatureInvalid("absent");
  if (!report.intact || !report.coversWholeDocument) throw signatureInvalid("invalid");
  const { signer, issuer, signedAt } = report;
  return { signer: signer ?? null, issuer: issuer ?? null, signedAt: signedAt?.toISOString() ?? null };
}
