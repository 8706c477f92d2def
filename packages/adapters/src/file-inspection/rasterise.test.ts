import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createFileInspector } from "./index.ts";
import { handmadePdf, pdfWithPages, textPdf } from "./sample-files.testing.ts";

const inspector = createFileInspector();
const watermark = "Petugas Contoh 22 Nov 2026 09.14";
const asPdf = (bytes: Uint8Array) => ({ mediaType: "application/pdf", bytes });

/** Share of pixels that differ clearly from white, in each quarter of the picture. */
async function inkByQuarter(jpeg: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  const dark = [0, 0, 0, 0];
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const quarter = (y * 2 >= info.height ? 2 : 0) + (x * 2 >= info.width ? 1 : 0);
      if ((data[y * info.width + x] ?? 255) < 235) dark[quarter] = (dark[quarter] ?? 0) + 1;
    }
  }
  return dark.map((count) => (count * 4) / (info.width * info.height));
}

async function picture(background: string): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const image = sharp({ create: { width: 900, height: 600, channels: 3, background } });
  return { mediaType: "image/jpeg", bytes: new Uint8Array(await image.jpeg().toBuffer()) };
}

describe("a rasterised page", () => {
  test("of an A4 PDF is a JPEG at about 150 dpi", async () => {
    const { format, width, height } = await sharp(
      await inspector.rasterise(asPdf(await textPdf()), 1, watermark),
    ).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: 1240, height: 1754 });
  });

  test("carries the watermark in every quarter, on empty pages and on pictures", async () => {
    for (const file of [asPdf(await pdfWithPages(1)), await picture("#ffffff")]) {
      for (const share of await inkByQuarter(await inspector.rasterise(file, 1, watermark)))
        expect(share).toBeGreaterThan(0.02);
    }
  });

  test("the watermark shows on a black picture too", async () => {
    const marked = await inspector.rasterise(await picture("#000000"), 1, watermark);
    const { channels } = await sharp(marked).greyscale().stats();
    expect(channels[0]?.max).toBeGreaterThan(40);
  });

  test("without a text in the watermark the page stays white, so what was measured above is the watermark", async () => {
    const shares = await inkByQuarter(await inspector.rasterise(asPdf(await pdfWithPages(1)), 1, ""));
    expect(shares).toEqual([0, 0, 0, 0]);
  });

  test("another text gives another picture, and markup in the text is only letters", async () => {
    const file = await picture("#ffffff");
    const [one, other] = await Promise.all([
      inspector.rasterise(file, 1, watermark),
      inspector.rasterise(file, 1, `</g><image href="file:///etc/passwd"/>&'"`),
    ]);
    expect(Buffer.compare(one, other)).not.toBe(0);
    expect((await sharp(other).metadata()).width).toBe(900);
  });

  test("of a page that claims to be fifty metres wide stays within 2000 pixels", async () => {
    const wide = Buffer.from(handmadePdf("")).toString("latin1").replace("[0 0 200 200]", "[0 0 140000 20]");
    const pdf = new Uint8Array(Buffer.from(wide.replace(/xref[\s\S]*trailer/, "trailer"), "latin1"));
    const { width = 0, height = 0 } = await sharp(await inspector.rasterise(asPdf(pdf), 1, watermark)).metadata();
    expect(Math.max(width, height)).toBeLessThanOrEqual(2000);
  });

  test.each([0, 2, -1, 1.5])("page %d of a PDF and of a picture with one page is reported as missing", async (page) => {
    const missing = { code: "documents.page-missing", status: 404 };
    await expect(inspector.rasterise(asPdf(await textPdf()), page, watermark)).rejects.toMatchObject(missing);
    await expect(inspector.rasterise(await picture("#ffffff"), page, watermark)).rejects.toMatchObject(missing);
  });
});
