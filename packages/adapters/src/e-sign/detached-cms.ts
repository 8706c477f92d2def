import { createHash } from "node:crypto";
import { ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  GeneralName,
  GeneralNames,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

const idData = "1.2.840.113549.1.7.1";
const idContentType = "1.2.840.113549.1.9.3";
const idMessageDigest = "1.2.840.113549.1.9.4";
const idSigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
/** DirectoryName in the choice GeneralName (RFC 5280 4.2.1.6). */
const directoryName = 4;

/** A private key as pkijs takes it; with or without the browser's types around, which differ from Node's. */
export type SigningKey = Parameters<SignedData["sign"]>[0];

/**
 * A detached CMS signature (DER) over `content` for PAdES baseline B (ETSI EN 319 142-1, table 1): SHA-256, signed
 * attributes content-type, message-digest and signing-certificate-v2, the certificate inside. There is no signing-time
 * attribute on purpose: PAdES forbids it in the CMS, the time is the entry M of the signature dictionary.
 */
export async function signDetached(
  content: Uint8Array,
  key: SigningKey,
  certificate: Certificate,
): Promise<Uint8Array> {
  const certificateDer = new Uint8Array(certificate.toSchema().toBER());
  const attributes = [
    new Attribute({ type: idContentType, values: [new ObjectIdentifier({ value: idData })] }),
    new Attribute({ type: idMessageDigest, values: [new OctetString({ valueHex: sha256(content) })] }),
    new Attribute({ type: idSigningCertificateV2, values: [signingCertificateV2(certificate, certificateDer)] }),
  ];
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: idData }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: inDerOrder(attributes) }),
      }),
    ],
    certificates: [certificate],
  });
  await signedData.sign(key, 0, "SHA-256");
  const cms = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
  return new Uint8Array(cms.toSchema().toBER());
}

/**
 * ESS signing-certificate-v2 (RFC 5035): the hash of the signer's certificate with its issuer and serial, so that no
 * other certificate for the same key can be put in its place. SHA-256 is the default and therefore left out (DER).
 */
function signingCertificateV2(certificate: Certificate, certificateDer: Uint8Array): Sequence {
  const issuer = new GeneralNames({ names: [new GeneralName({ type: directoryName, value: certificate.issuer })] });
  const issuerSerial = new Sequence({ value: [issuer.toSchema(), certificate.serialNumber] });
  const essCertId = new Sequence({ value: [new OctetString({ valueHex: sha256(certificateDer) }), issuerSerial] });
  return new Sequence({ value: [new Sequence({ value: [essCertId] })] });
}

/** DER wants the members of a SET OF in the order of their encodings; verifiers that re-encode depend on it. */
function inDerOrder(attributes: readonly Attribute[]): Attribute[] {
  return attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.der, b.der))
    .map(({ attribute }) => attribute);
}

function sha256(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash("sha256").update(bytes).digest()).buffer;
}
