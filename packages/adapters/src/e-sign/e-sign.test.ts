import { X509Certificate } from "node:crypto";
import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, test } from "vitest";
import { createDemoIdentity, createDemoSigner, createSignatureChecker, type DemoIdentity } from "./index.ts";
import { readPdfDate } from "./signature-dictionaries.ts";

const now = new Date("2026-11-22T01:14:00Z");
const request = {
  signerName: "Contoh Pejabat, S.H. (Plt.)",
  position: "Kepala Dinas",
  reason: "Penerbitan dokumen",
  location: "Bontang",
  at: now,
};
const checker = createSignatureChecker();
let identity: DemoIdentity;
let plain: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  identity = await createDemoIdentity("Contoh Pejabat", "Disdukcapil Contoh", now);
  plain = await smallPdf();
  signed = await createDemoSigner(identity).sign(plain, request);
});

async function smallPdf(): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once("end", resolve));
  document.text("Contoh dokumen");
  document.addPage().text("Halaman kedua");
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const flipped = (pdf: Uint8Array, at: number) => pdf.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe("demo identity", () => {
  test("is a self-signed certificate for signatures only, valid now, with its own key", () => {
    const certificate = new X509Certificate(identity.certificatePem);
    expect(certificate.subject).toContain("CN=Contoh Pejabat");
    expect(certificate.subject).toContain("O=Disdukcapil Contoh");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(now.getTime());
    expect(new Date(certificate.validTo).getTime()).toBeGreaterThan(now.getTime());
  });

  test("a signer refuses a key that does not belong to its certificate before it signs anything", async () => {
    const other = await createDemoIdentity("Lain", "Disdukcapil Contoh", now);
    expect(() => createDemoSigner({ ...identity, keyPem: other.keyPem })).toThrow("does not belong");
    expect(() => createDemoSigner({ ...identity, keyPem: "no key" })).toThrow();
  });
});

describe("signing", () => {
  test("a signed PDF is intact, covered to its last byte, and names signer, issuer and time", async () => {
    expect(await checker.check(signed)).toEqual({
      signed: true,
      intact: true,
      coversWholeDocument: true,
      signer: "Contoh Pejabat",
      issuer: "Contoh Pejabat",
      signedAt: now,
    });
  });

  test("follows PAdES baseline B: CAdES sub-filter, signing-certificate-v2, the time in M and not in the CMS", () => {
    const text = latin1(signed);
    expect(text).toContain("/SubFilter /ETSI.CAdES.detached");
    expect(text).toContain("/M (D:20261122011400Z)");
    const cms = Buffer.from(/\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? "", "hex");
    const oid = (hex: string) => cms.includes(Buffer.from(hex, "hex"));
    expect(oid("060b2a864886f70d010910022f")).toBe(true);
    expect(oid("06092a864886f70d010905")).toBe(false);
  });

  test("keeps the unsigned document as the beginning of the signed one", () => {
    expect(latin1(signed).startsWith(latin1(plain).trimEnd())).toBe(true);
  });

  test("a text with PDF syntax in it stays a text", async () => {
    const pdf = await createDemoSigner(identity).sign(plain, { ...request, reason: "a) /JS (x) <</S/JavaScript>>" });
    expect(latin1(pdf)).not.toContain("<</S");
    expect(latin1(pdf)).toContain("/Reason (a\\) /JS \\(x\\) </S/JavaScript>>)");
    expect((await checker.check(pdf)).intact).toBe(true);
  });
});

describe("checking", () => {
  test("one changed byte anywhere in the signed bytes is not intact", async () => {
    for (const at of [10, 400, plain.length - 20, signed.length - 10]) {
      expect((await checker.check(flipped(signed, at))).intact, `byte ${at}`).toBe(false);
    }
  });

  test("a changed signature value is not intact", async () => {
    const text = latin1(signed);
    const start = text.indexOf("/Contents <") + 11;
    for (const at of [start + 600, start + 1200, start + 2400]) {
      const other = text[at] === "0" ? "1" : "0";
      const report = await checker.check(bytes(text.slice(0, at) + other + text.slice(at + 1)));
      expect(report.intact, `digit ${at - start}`).toBe(false);
    }
  });

  test("appended bytes leave the signature intact but no longer covering the document", async () => {
    const report = await checker.check(bytes(`${latin1(signed)}\n9 0 obj\n<<>>\nendobj\n`));
    expect(report).toMatchObject({ signed: true, intact: true, coversWholeDocument: false });
  });

  test("content moved into the gap beside the signature value does not count as covered", async () => {
    const text = latin1(signed);
    const wrapped = text.replace(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/, (_, first, resume, rest) => {
      const shifted = Number(resume) + 40;
      return `/ByteRange [0 ${first} ${shifted} ${Number(rest) - 40}]`;
    });
    expect(await checker.check(bytes(wrapped))).toMatchObject({ intact: false, coversWholeDocument: false });
  });

  test("a signature taken over from another document is not intact", async () => {
    const other = await createDemoSigner(identity).sign(plain, { ...request, reason: "Penerbitan dokumeN" });
    const value = /\/Contents <[0-9a-f]+>/;
    const transplanted = latin1(other).replace(value, value.exec(latin1(signed))?.[0] ?? "");
    expect((await checker.check(bytes(transplanted))).intact).toBe(false);
  });

  test("a document signed twice names the last signer and needs both signatures", async () => {
    const second = await createDemoIdentity("Pejabat Kedua", "Disdukcapil Contoh", now);
    const twice = await createDemoSigner(second).sign(signed, request);
    expect(await checker.check(twice)).toMatchObject({
      intact: true,
      coversWholeDocument: true,
      signer: "Pejabat Kedua",
    });
    expect((await checker.check(flipped(twice, 400))).intact).toBe(false);
  });

  test("an unsigned PDF is reported as not signed", async () => {
    expect(await checker.check(plain)).toEqual({ signed: false, intact: false, coversWholeDocument: false });
  });

  test.each([
    ["nothing", ""],
    ["noise", "\x00\xff%PDF-\x01garbage"],
    ["an impossible byte range", "1 0 obj /ByteRange [0 5 3 9999999999] /Contents <00> endobj"],
    ["a byte range of zeros", "1 0 obj /ByteRange [0 0 0 0] /Contents <> endobj"],
    [
      "a value that is no CMS",
      "1 0 obj /SubFilter /ETSI.CAdES.detached /ByteRange [0 78 84 6] /Contents <3003> endobj",
    ],
  ])("never throws for %s", async (_, text) => {
    const report = await checker.check(bytes(text));
    expect(report.intact).toBe(false);
  });

  test("never throws for a signed PDF cut off anywhere", async () => {
    for (let end = 0; end < signed.length; end += 1009) {
      expect((await checker.check(signed.slice(0, end))).intact).toBe(false);
    }
  });
});

test.each([
  ["D:20261122091400+08'00'", "2026-11-22T01:14:00.000Z"],
  ["D:20261122091400+08'00", "2026-11-22T01:14:00.000Z"],
  ["D:20261122011400Z", "2026-11-22T01:14:00.000Z"],
  ["D:20261122011400-0130", "2026-11-22T02:44:00.000Z"],
  ["D:2026", "2026-01-01T00:00:00.000Z"],
])("reads the PDF date %s", (text, iso) => {
  expect(readPdfDate(text)?.toISOString()).toBe(iso);
});
