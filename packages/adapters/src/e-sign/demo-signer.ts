import { createPrivateKey, X509Certificate } from "node:crypto";
import type { DocumentSigner } from "@gerai/domain/issuing/ports";
import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
import { SignPdf } from "@signpdf/signpdf";
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from "@signpdf/utils";
import { Certificate } from "pkijs";
import type { DemoIdentity } from "./demo-identity.ts";
import { type SigningKey, signDetached } from "./detached-cms.ts";

/** Bytes kept free for the CMS; ours with one RSA 2048 certificate takes about 1.6 kB. */
const signatureLength = 8192;

/**
 * Signs PDFs of our own renderer with an office's demo key: PAdES baseline B, SubFilter ETSI.CAdES.detached, appended as
 * an incremental update. The instant of the request is written as M, and is all a reader learns of the time (baseline B
 * has no time stamp). Needs a PDF with a plain cross-reference table, as pdfkit writes it; others are a `SignPdfError`.
 *
 * Throws at once when key and certificate are no PEM or do not belong together, not at the first signature.
 */
export function createDemoSigner(identity: DemoIdentity): DocumentSigner {
  const privateKey = createPrivateKey(identity.keyPem);
  const x509 = new X509Certificate(identity.certificatePem);
  if (!x509.checkPrivateKey(privateKey)) throw new Error("the demo key does not belong to the demo certificate");
  const certificate = Certificate.fromBER(new Uint8Array(x509.raw));
  const algorithm =
    privateKey.asymmetricKeyType === "ec"
      ? ({ name: "ECDSA", namedCurve: "P-256" } as const)
      : ({ name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const);
  const importedKey = globalThis.crypto.subtle.importKey(
    "pkcs8",
    new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" })),
    algorithm,
    false,
    ["sign"],
  );
  // A failed import shows at the first signature too; without this it would end the process before anyone asked.
  importedKey.catch(() => undefined);

  return {
    async sign(pdf, request) {
      const key = await importedKey;
      const prepared = plainAddPlaceholder({
        pdfBuffer: Buffer.from(pdf),
        name: pdfText(`${request.signerName}, ${request.position}`),
        reason: pdfText(request.reason),
        location: pdfText(request.location),
        contactInfo: "",
        signingTime: request.at,
        signatureLength,
        subFilter: SUBFILTER_ETSI_CADES_DETACHED,
      });
      const signed = await new SignPdf().sign(prepared, new CmsSigner(key, certificate));
      return new Uint8Array(signed);
    },
  };
}

/** Hands the bytes of the ByteRange to our CMS builder. */
class CmsSigner extends Signer {
  readonly #key: SigningKey;
  readonly #certificate: Certificate;

  constructor(key: SigningKey, certificate: Certificate) {
    super();
    this.#key = key;
    this.#certificate = certificate;
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(await signDetached(content, this.#key, this.#certificate));
  }
}

/** The placeholder writes a text with `<<` unescaped, as if it were a dictionary: such a text could add entries. */
function pdfText(text: string): string {
  return text.replace(/<{2,}/g, "<").replace(/\p{Cc}/gu, " ");
}
