import type { SimulationDocument } from "@gerai/domain/issuing/ports";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import jsqr from "jsqr";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemoIdentity, createDemoSigner, createSignatureChecker } from "../e-sign/index.ts";
import { createDocumentRenderer, simulationMark } from "./index.ts";

const birth: SimulationDocument = {
  title: "Kutipan akta kelahiran",
  number: "BTG-7K3M-94",
  office: { name: "Disdukcapil Kota Contoh", province: "Provinsi Contoh", accent: "#0a5568" },
  sections: [
    {
      heading: "Anak",
      lines: [
        { label: "Nama", value: "ALYA KIRANA PRASETYA" },
        { label: "Tanggal lahir", value: "21 Agustus 2020" },
      ],
    },
    { heading: "Orang tua", lines: [{ label: "Ibu", value: "RAHMAWATI LESTARI" }] },
  ],
  signer: { name: "Drs. Contoh Pejabat", position: "Kepala Dinas" },
  placeAndDate: "Contoh, 22 November 2026",
  verificationUrl: "https://contoh.gerai.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ",
};
const withLines = (lines: SimulationDocument["sections"][number]["lines"]): SimulationDocument => ({
  ...birth,
  sections: [{ heading: "Data", lines }],
});

const decodeQr = jsqr.default;
const renderer = createDocumentRenderer();
let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

/** Text of each page without white space, so that wrapping does not matter. */
async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  const document = await pdfium.loadDocument(pdf);
  try {
    return [...document.pages()].map((page) => squeezed(page.getText()));
  } finally {
    document.destroy();
  }
}
const squeezed = (text: string) => text.replace(/\s+/g, "");

async function pixels(pdf: Uint8Array, dpi: number) {
  const document = await pdfium.loadDocument(pdf);
  try {
    return await document.getPage(0).render({ scale: dpi / 72, render: async (bitmap) => bitmap.data });
  } finally {
    document.destroy();
  }
}

describe("the simulation sheet", () => {
  test("prints office, title, number, lines, signer, date and the verification address", async () => {
    const [text = "", ...more] = await pageTexts(await renderer.renderSimulation(birth));
    expect(more).toEqual([]);
    for (const words of [
      "Disdukcapil Kota Contoh, Provinsi Contoh",
      "KUTIPAN AKTA KELAHIRAN",
      "BTG-7K3M-94",
      "ALYA KIRANA PRASETYA",
      "RAHMAWATI LESTARI",
      "Drs. Contoh Pejabat",
      "Kepala Dinas",
      "Contoh, 22 November 2026",
      birth.verificationUrl,
      "Halaman 1 dari 1",
    ]) {
      expect(text).toContain(squeezed(words));
    }
  });

  test("many lines flow onto more pages and every page carries the mark, on the band and across the sheet", async () => {
    const lines = Array.from({ length: 90 }, (_, index) => ({ label: `Baris ${index}`, value: `Nilai ke-${index}.` }));
    const texts = await pageTexts(await renderer.renderSimulation(withLines(lines)));
    expect(texts.length).toBeGreaterThan(2);
    for (const [index, text] of texts.entries()) {
      expect(text.split(squeezed(simulationMark)).length - 1, `page ${index + 1}`).toBeGreaterThanOrEqual(4);
      expect(text).toContain(squeezed("Disdukcapil Kota Contoh"));
      expect(text).toContain(`Halaman${index + 1}dari${texts.length}`);
    }
    for (const line of lines) expect(texts.join("")).toContain(squeezed(line.value));
  });

  test.each([
    ["of many words", "QX ".repeat(120).trim()],
    ["of one word", "QX".repeat(150)],
    ["longer than a page", "QX ".repeat(3000).trim()],
  ])("a name %s is printed whole", async (_, value) => {
    const texts = await pageTexts(await renderer.renderSimulation(withLines([{ label: "Nama", value }])));
    const count = (text: string) => text.match(/QX/g)?.length ?? 0;
    expect(count(texts.join(""))).toBe(count(value));
    for (const text of texts) expect(text).toContain(squeezed(simulationMark));
  });

  test("a document without sections still has its mark and signer", async () => {
    const [text] = await pageTexts(await renderer.renderSimulation({ ...birth, sections: [] }));
    expect(text).toContain(squeezed(simulationMark));
    expect(text).toContain(squeezed("Drs. Contoh Pejabat"));
  });

  test("the same document gives the same bytes, another number gives others", async () => {
    const [one, same, other] = await Promise.all([
      renderer.renderSimulation(birth),
      createDocumentRenderer().renderSimulation(birth),
      renderer.renderSimulation({ ...birth, number: "BTG-7K3M-95" }),
    ]);
    expect(Buffer.compare(one, same)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  test("every font is embedded", async () => {
    const pdf = await PDFDocument.load(await renderer.renderSimulation(birth), { updateMetadata: false });
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const dictionaries = objects.filter((object) => object instanceof PDFDict);
    const ofType = (name: string) => dictionaries.filter((entry) => entry.get(PDFName.of("Type")) === PDFName.of(name));
    const fonts = ofType("Font");
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const descendants = font.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray);
      const face = descendants ? descendants.lookup(0, PDFDict) : font;
      const descriptor = face.lookup(PDFName.of("FontDescriptor"), PDFDict);
      expect(descriptor.lookup(PDFName.of("FontFile2"))).toBeInstanceOf(PDFRawStream);
    }
  });

  test("holds no picture at all, so no emblem either", async () => {
    const pdf = await PDFDocument.load(await renderer.renderSimulation(birth));
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const streams = objects.filter((object) => object instanceof PDFRawStream);
    expect(streams.map((stream) => stream.dict.get(PDFName.of("Subtype")))).not.toContain(PDFName.of("Image"));
  });

  test("can be signed", async () => {
    const now = new Date("2026-11-22T01:14:00Z");
    const signer = createDemoSigner(await createDemoIdentity("Contoh", "Contoh", now));
    const request = { signerName: "Contoh", position: "Kepala", reason: "Contoh", location: "Contoh", at: now };
    const signed = await signer.sign(await renderer.renderSimulation(birth), request);
    expect(await createSignatureChecker().check(signed)).toMatchObject({ intact: true, coversWholeDocument: true });
    expect((await pageTexts(signed))[0]).toContain(squeezed(simulationMark));
  });
});

describe("the QR code", () => {
  test.each([100, 150, 300])("is read from the page at %i dpi as the verification address", async (dpi) => {
    const page = await pixels(await renderer.renderSimulation(birth), dpi);
    const code = decodeQr(new Uint8ClampedArray(page.data), page.width, page.height);
    expect(code?.data).toBe(birth.verificationUrl);
  });

  test("is still read when the address is long", async () => {
    const verificationUrl = `https://${"kabupaten-kepulauan-contoh-".repeat(4)}x.gerai.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
    const page = await pixels(await renderer.renderSimulation({ ...birth, verificationUrl }), 150);
    const code = decodeQr(new Uint8ClampedArray(page.data), page.width, page.height);
    expect(code?.data).toBe(verificationUrl);
  });
});
