import type { Circular } from "@gerai/domain/issuing/ports";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import jsqr from "jsqr";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocumentRenderer } from "./index.ts";

const CIRCULAR: Circular = {
  title: "Loket tutup sampai 31 Maret 2020",
  text: "Loket Disdukcapil tutup sementara.\n\nPengajuan lewat situs tetap berjalan.",
  office: {
    name: "Disdukcapil Kota Contoh",
    province: "Provinsi Contoh",
    accent: "#0a5568",
    timeZone: "Asia/Makassar",
  },
  day: "2020-03-16",
  isApproved: true,
  levels: ["camat", "lurah"],
  areas: ["Kecamatan Contoh Utara", "Kecamatan Contoh Selatan"],
  at: new Date("2020-03-16T02:30:00Z"),
  doors: [
    { channel: "web", stage: "file", site: null, state: "open", reason: null, until: null },
    {
      ...{ channel: "counter", stage: "file", site: "Kantor Contoh", state: "closed" },
      ...{ reason: "Pencegahan penularan.", until: new Date("2020-03-31T16:00:00Z") },
    },
    { channel: "counter", stage: "collect", site: null, state: "some", reason: null, until: null },
  ],
  numbers: [
    { channel: "whatsapp", number: "+6281200009001" },
    { channel: "sms", number: "DUKCAPIL" },
  ],
  check: { code: "S-K7M3-94QT", url: "https://contoh.gerai.example/cek-pesan?kode=S-K7M3-94QT" },
};

const renderer = createDocumentRenderer();
const squeezed = (text: string) => text.replace(/\s+/g, "");
let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

async function pageTexts(circular: Circular): Promise<string[]> {
  const document = await pdfium.loadDocument(await renderer.renderCircular(circular));
  try {
    return [...document.pages()].map((page) => squeezed(page.getText()));
  } finally {
    document.destroy();
  }
}

describe("a circular", () => {
  test("says on one page what was said to whom, what is open until when, the true numbers and how to check it", async () => {
    const [text = "", ...more] = await pageTexts(CIRCULAR);
    expect(more).toEqual([]);
    for (const words of [
      "Disdukcapil Kota Contoh, Provinsi Contoh",
      "Loket tutup sampai 31 Maret 2020",
      "Camat, Lurah",
      "Kecamatan Contoh Utara, Kecamatan Contoh Selatan",
      "16 Maret 2020",
      "Pengajuan lewat situs tetap berjalan.",
      "Loket Kantor Contoh: mengajukan",
      "1 April 2020 pukul 00.00",
      "Pencegahan penularan.",
      "Buka untuk sebagian layanan.",
      "WhatsApp+6281200009001",
      "SMSDUKCAPIL",
      "S-K7M3-94QT",
      "https://contoh.gerai.example/cek-pesan?kode=S-K7M3-94QT",
      "Halaman 1 dari 1",
    ]) {
      expect(text).toContain(squeezed(words));
    }
    expect(text).not.toContain(squeezed("Belum disetujui"));
  });

  test("of a draft says so on every page and carries no code", async () => {
    const text = Array.from({ length: 90 }, (_, line) => `Baris ${line} dari pengumuman.`).join("\n");
    const texts = await pageTexts({ ...CIRCULAR, text, isApproved: false, check: null });
    expect(texts.length).toBeGreaterThan(1);
    for (const page of texts) {
      expect(page).toContain(squeezed("Belum disetujui"));
      expect(page).not.toContain("K7M3");
    }
  });

  test.each([
    ["of many words", "QX ".repeat(4000).trim()],
    ["of one word", "QX".repeat(700)],
    ["of many lines", "QX\n".repeat(200).trim()],
  ])("prints a text %s whole", async (_, text) => {
    const texts = await pageTexts({ ...CIRCULAR, text });
    const count = (of: string) => of.match(/QX/g)?.length ?? 0;
    expect(count(texts.join(""))).toBe(count(text));
    for (const [index, page] of texts.entries()) expect(page).toContain(`Halaman${index + 1}dari${texts.length}`);
  });

  test("carries its title and language for readers, and is the same for the same circular", async () => {
    const [one, same] = await Promise.all([
      renderer.renderCircular(CIRCULAR),
      createDocumentRenderer().renderCircular(CIRCULAR),
    ]);
    expect(Buffer.compare(one, same)).toBe(0);
    const pdf = await PDFDocument.load(one, { updateMetadata: false });
    expect(pdf.getTitle()).toBe("Surat edaran: Loket tutup sampai 31 Maret 2020");
    expect(pdf.catalog.toString()).toContain("/Lang (id)");
  });

  test("leads a phone to the page that confirms its code", async () => {
    const document = await pdfium.loadDocument(await renderer.renderCircular(CIRCULAR));
    const page = await document.getPage(0).render({ scale: 150 / 72, render: async (bitmap) => bitmap.data });
    document.destroy();
    const code = jsqr.default(new Uint8ClampedArray(page.data), page.width, page.height);
    expect(code?.data).toBe(CIRCULAR.check?.url);
  });
});
