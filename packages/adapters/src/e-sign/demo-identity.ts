import { randomBytes } from "node:crypto";
import { BitString, Integer, PrintableString, Utf8String } from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from "pkijs";

/** A key pair with a certificate that it signed itself, both as PEM text. */
export interface DemoIdentity {
  /** PKCS#8 private key, RSA 2048. Secret: never logged, never sent anywhere. */
  readonly keyPem: string;
  readonly certificatePem: string;
}

/** Demo certificates outlive a demo installation but not by decades. */
const validityYears = 5;
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const;

const countryName = "2.5.4.6";
const organizationName = "2.5.4.10";
const commonNameType = "2.5.4.3";
const basicConstraints = "2.5.29.19";
const keyUsage = "2.5.29.15";

/**
 * Makes the signing identity of an office for the demo: RSA 2048, SHA-256, self-signed, valid from one day before `now`
 * for five years, usable for signatures only (digitalSignature, nonRepudiation). Nobody trusts it and that is the point:
 * a real office signs through BSrE. Names are cut to the 64 characters that X.520 allows. Used by demo seeding only.
 */
export async function createDemoIdentity(commonName: string, organisation: string, now: Date): Promise<DemoIdentity> {
  const keys = await globalThis.crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: positiveSerial() });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: countryName, value: new PrintableString({ value: "ID" }) }),
      new AttributeTypeAndValue({
        type: organizationName,
        value: new Utf8String({ value: organisation.slice(0, 64) }),
      }),
      new AttributeTypeAndValue({ type: commonNameType, value: new Utf8String({ value: commonName.slice(0, 64) }) }),
    );
  }
  certificate.notBefore.value = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + validityYears);
  certificate.notAfter.value = end;
  certificate.extensions = [
    new Extension({
      extnID: basicConstraints,
      critical: true,
      extnValue: new BasicConstraints({ cA: false }).toSchema().toBER(),
    }),
    // Bits 0 (digitalSignature) and 1 (nonRepudiation) of RFC 5280 4.2.1.3.
    new Extension({
      extnID: keyUsage,
      critical: true,
      extnValue: new BitString({ valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 }).toBER(),
    }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  const key = await globalThis.crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    keyPem: pem("PRIVATE KEY", key),
    certificatePem: pem("CERTIFICATE", certificate.toSchema(true).toBER()),
  };
}

/** 126 random bits with the two top bits `01`: positive, never with a leading zero byte (RFC 5280 4.1.2.2). */
function positiveSerial(): ArrayBuffer {
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial.buffer;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
