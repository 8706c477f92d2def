import type { SignatureChecker, SignatureReport } from "@gerai/domain/issuing/ports";
import { type FoundSignature, findSignatures } from "./signature-dictionaries.ts";
import { type CmsVerdict, verifyCms } from "./verify-cms.ts";

const timeStampSubFilter = "ETSI.RFC3161";
/** Signatures whose value is not a detached CMS (or a time stamp) cannot be judged here and count as not intact. */
const cmsSubFilters: readonly (string | undefined)[] = [
  "ETSI.CAdES.detached",
  "adbe.pkcs7.detached",
  timeStampSubFilter,
];

/**
 * Reads the signatures inside a PDF: whether every one still fits the bytes it covers, whether the last one covers the
 * file to its end, and who signed. It asks nobody and trusts nobody: the names are what the certificate says of itself,
 * chain and revocation are not looked at. With several signatures the names are those of the last one that is not a
 * document time stamp, and one broken signature makes the report not intact. Never throws.
 */
export function createSignatureChecker(): SignatureChecker {
  return {
    async check(pdf) {
      try {
        return await report(pdf);
      } catch {
        // The port's promise: whatever stays unreadable counts as not intact.
        return { signed: true, intact: false, coversWholeDocument: false };
      }
    },
  };
}

async function report(pdf: Uint8Array): Promise<SignatureReport> {
  const signatures = findSignatures(pdf);
  if (signatures.length === 0) return { signed: false, intact: false, coversWholeDocument: false };
  const judged: { readonly signature: FoundSignature; readonly verdict: CmsVerdict }[] = [];
  for (const signature of signatures) judged.push({ signature, verdict: await judge(pdf, signature) });
  const last = judged.filter(({ signature }) => signature.subFilter !== timeStampSubFilter).at(-1) ?? judged.at(-1);
  return {
    signed: true,
    intact: judged.every(({ verdict }) => verdict.intact),
    coversWholeDocument: judged.some(({ signature }) => signature.coversFromStart && signature.end === pdf.length),
    signer: last?.verdict.signer,
    issuer: last?.verdict.issuer,
    signedAt: last?.verdict.signingTime ?? last?.signature.claimedAt,
  };
}

async function judge(pdf: Uint8Array, signature: FoundSignature): Promise<CmsVerdict> {
  const readable = signature.coversFromStart && cmsSubFilters.includes(signature.subFilter);
  if (!readable) return { intact: false };
  const [start, length, resume, rest] = signature.byteRange;
  const signedBytes = new Uint8Array(length + rest);
  signedBytes.set(pdf.subarray(start, start + length), 0);
  signedBytes.set(pdf.subarray(resume, resume + rest), length);
  return verifyCms(signature.contents, signedBytes, signature.subFilter === timeStampSubFilter);
}
