import { createDemoIdentity, createDemoSigner } from "@gerai/adapters/e-sign";
import { createDocumentRenderer } from "@gerai/adapters/pdf";

/** A PDF as SIAK would hand it over: drawn and signed elsewhere, by a key that this house does not know. */
export async function siakPdf(number: string): Promise<Buffer> {
  const at = new Date();
  const signer = createDemoSigner(await createDemoIdentity("Kepala Dinas Rekaan", "Disdukcapil Rekaan", at));
  const pdf = await createDocumentRenderer().renderSimulation({
    title: "Contoh keluaran SIAK",
    number,
    office: { name: "Dinas Rekaan", province: "Provinsi Rekaan", accent: "#0a5568" },
    sections: [{ heading: "Anak", lines: [{ label: "Nama", value: "Contoh" }] }],
    signer: { name: "Kepala Dinas Rekaan", position: "Kepala Dinas" },
    placeAndDate: "Bontang",
    verificationUrl: "http://contoh.example/verifikasi",
  });
  const request = {
    signerName: "Kepala Dinas Rekaan",
    position: "Kepala Dinas",
    reason: "Penerbitan",
    location: "Bontang",
    at,
  };
  return Buffer.from(await signer.sign(pdf, request));
}
