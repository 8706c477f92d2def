import { createHash } from "node:crypto";
import { fromBER, GeneralizedTime, ObjectIdentifier, OctetString, Sequence, UTCTime } from "asn1js";
import {
  type Attribute,
  Certificate,
  ContentInfo,
  type RelativeDistinguishedNames,
  SignedData,
  type SignerInfo,
} from "pkijs";

/** What one CMS says about the bytes it signs. */
export interface CmsVerdict {
  readonly intact: boolean;
  /** Common name of the certificate that the signature fits. */
  readonly signer?: string;
  readonly issuer?: string;
  /** Signing-time attribute; PAdES leaves it out, older signatures carry it. */
  readonly signingTime?: Date;
}

const idTstInfo = "1.2.840.113549.1.9.16.1.4";
const idContentType = "1.2.840.113549.1.9.3";
const idSigningTime = "1.2.840.113549.1.9.5";
const idSigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
const commonName = "2.5.4.3";

/**
 * Verifies a CMS (BER, padding after it allowed) over `signedBytes`. A document time stamp signs a TSTInfo whose imprint
 * must be the hash of the bytes; every other signature must be detached, since one that carries its own content would
 * verify whatever the PDF says. Never throws: what cannot be read is not intact.
 */
export async function verifyCms(cms: Uint8Array, signedBytes: Uint8Array, isTimeStamp: boolean): Promise<CmsVerdict> {
  let known: Omit<CmsVerdict, "intact"> = {};
  try {
    const signedData = readSignedData(cms);
    const signerInfo = signedData.signerInfos[0];
    if (signedData.signerInfos.length !== 1 || signerInfo === undefined) return { intact: false };
    const contentFits = isTimeStamp
      ? signedData.encapContentInfo.eContentType === idTstInfo
      : signedData.encapContentInfo.eContent === undefined;
    if (!contentFits) return { intact: false };
    known = { signingTime: signingTimeOf(signerInfo) };
    const result = await signedData.verify({
      signer: 0,
      data: new Uint8Array(signedBytes).buffer,
      checkChain: false,
      extendedMode: true,
    });
    const certificate = result.signerCertificate;
    if (!certificate) return { intact: false, ...known };
    known = { ...known, ...namesOf(certificate) };
    const attributesFit =
      contentTypeFits(signerInfo, signedData.encapContentInfo.eContentType) &&
      signingCertificateFits(signerInfo, certificate);
    return { intact: result.signatureVerified === true && attributesFit, ...known };
  } catch (error) {
    const certificate = certificateOf(error);
    return { intact: false, ...known, ...(certificate ? namesOf(certificate) : {}) };
  }
}

function readSignedData(cms: Uint8Array): SignedData {
  const parsed = fromBER(new Uint8Array(cms));
  if (parsed.offset === -1) throw new Error("not BER");
  const contentInfo = new ContentInfo({ schema: parsed.result });
  if (contentInfo.contentType !== ContentInfo.SIGNED_DATA) throw new Error("not SignedData");
  return new SignedData({ schema: contentInfo.content });
}

function attributeOf(signerInfo: SignerInfo, type: string): Attribute | undefined {
  return signerInfo.signedAttrs?.attributes.find((attribute) => attribute.type === type);
}

function signingTimeOf(signerInfo: SignerInfo): Date | undefined {
  const value: unknown = attributeOf(signerInfo, idSigningTime)?.values[0];
  return value instanceof UTCTime || value instanceof GeneralizedTime ? value.toDate() : undefined;
}

/** RFC 5652 5.6: the content-type attribute, when there are signed attributes, must name the content's type. */
function contentTypeFits(signerInfo: SignerInfo, eContentType: string): boolean {
  if (signerInfo.signedAttrs === undefined) return true;
  const value: unknown = attributeOf(signerInfo, idContentType)?.values[0];
  return value instanceof ObjectIdentifier && value.valueBlock.toString() === eContentType;
}

/** RFC 5035: where the signature names its certificate by hash, the certificate found must be that one. */
function signingCertificateFits(signerInfo: SignerInfo, certificate: Certificate): boolean {
  const attribute = attributeOf(signerInfo, idSigningCertificateV2);
  if (attribute === undefined) return true;
  const essCertId = firstMember(firstMember(attribute.values[0]));
  if (!(essCertId instanceof Sequence)) return false;
  const members: readonly unknown[] = essCertId.valueBlock.value;
  const [first, second] = members;
  const hash = first instanceof OctetString ? first : second;
  if (!(hash instanceof OctetString)) return false;
  const algorithm = first instanceof Sequence ? firstMember(first) : undefined;
  const name = algorithm instanceof ObjectIdentifier ? hashNames[algorithm.valueBlock.toString()] : "sha256";
  if (name === undefined) return false;
  const digest = createHash(name).update(new Uint8Array(certificate.toSchema().toBER())).digest();
  return digest.equals(hash.valueBlock.valueHexView);
}

const hashNames: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

function firstMember(value: unknown): unknown {
  return value instanceof Sequence ? value.valueBlock.value[0] : undefined;
}

function namesOf(certificate: Certificate): Pick<CmsVerdict, "signer" | "issuer"> {
  return { signer: commonNameOf(certificate.subject), issuer: commonNameOf(certificate.issuer) };
}

function commonNameOf(name: RelativeDistinguishedNames): string | undefined {
  const value: unknown = name.typesAndValues.find((entry) => entry.type === commonName)?.value.valueBlock.value;
  return typeof value === "string" ? value : undefined;
}

/** The verification error of pkijs still carries the certificate that it found. */
function certificateOf(error: unknown): Certificate | undefined {
  const certificate = error instanceof Error && "signerCertificate" in error ? error.signerCertificate : undefined;
  return certificate instanceof Certificate ? certificate : undefined;
}
