import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { createDemoIdentity, createDemoSigner, createSignatureChecker } from "../e-sign/index.ts";
import { createFileInspector, fileLimits } from "./index.ts";
import {
  bytesOf,
  deflatedStream,
  handmadePdf,
  joined,
  pdfWithHiddenScript,
  pdfWithPages,
  textPdf,
  twoColours,
} from "./sample-files.testing.ts";

const inspector = createFileInspector();
const inspect = (bytes: Uint8Array) => inspector.inspect(bytes, "application/pdf");
const refused = (refusal: string) => ({ accepted: false, refusal });

describe("PDFs that are taken", () => {
  test("are kept byte for byte", async () => {
    for (const pdf of [await textPdf(), await pdfWithPages(3), handmadePdf("")]) {
      const result = await inspect(pdf);
      if (!result.accepted) throw new Error(`not accepted: ${result.refusal}`);
      expect(Buffer.compare(result.bytes, pdf)).toBe(0);
    }
  });

  test("twenty pages pass and are counted, twenty-one do not", async () => {
    expect(await inspect(await pdfWithPages(fileLimits.pages))).toMatchObject({ accepted: true, pageCount: 20 });
    expect(await inspect(await pdfWithPages(fileLimits.pages + 1))).toEqual(refused("file.too-many-pages"));
  });

  test("a signed PDF stays signed", async () => {
    const now = new Date("2026-11-22T01:14:00Z");
    const signer = createDemoSigner(await createDemoIdentity("Contoh", "Contoh", now));
    const request = { signerName: "Contoh", position: "Kepala", reason: "Contoh", location: "Contoh", at: now };
    const result = await inspect(await signer.sign(await textPdf(), request));
    if (!result.accepted) throw new Error(`not accepted: ${result.refusal}`);
    expect(await createSignatureChecker().check(result.bytes)).toMatchObject({
      intact: true,
      coversWholeDocument: true,
    });
  });

  test.each(["/OpenAction [3 0 R /Fit]", "/OpenAction <</S/GoTo/D[3 0 R /Fit]>>"])(
    "%s only says where to read",
    async (entry) => {
      expect(await inspect(handmadePdf(entry))).toMatchObject({ accepted: true });
    },
  );

  test("a scan whose picture unfolds to a white page passes", async () => {
    const white = new Uint8Array(2480 * 3508).fill(255);
    const picture = "/Type/XObject/Subtype/Image/Width 2480/Height 3508/ColorSpace/DeviceGray/BitsPerComponent 8";
    expect(await inspect(handmadePdf("", [deflatedStream(picture, white)]))).toMatchObject({ accepted: true });
  });
});

const script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";

describe("PDFs that act are refused", () => {
  test.each([
    ["a script when opened", "/OpenAction 4 0 R", script],
    ["a script with its name spelled in hex", "/OpenAction 4 0 R", "<</S/J#61vaScript/J#53(app.alert\\(1\\))>>"],
    ["a script in the name tree", "/Names<</JavaScript 4 0 R>>", "<</Names[(a) 4 0 R]>>"],
    ["a script that nothing points at", "", script],
    ["an action after a destination", "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next 4 0 R>>", "<</S/Named/N/Print>>"],
    ["an action of unknown kind when opened", "/OpenAction 4 0 R", "<</S/Named/N/Print>>"],
    ["additional actions", "/AA<</WC 4 0 R>>", "<</S/Named>>"],
    ["a started program", "", "<</S/Launch/F(cmd.exe)>>"],
    ["an attached file", "/Names<</EmbeddedFiles 4 0 R>>", "<</Names[]>>"],
    ["a stream of an attached file", "", "<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream"],
    ["rich media", "", "<</Type/Annot/Subtype/RichMedia>>"],
    ["an XFA form", "/AcroForm<</XFA 4 0 R/Fields[]>>", "<</Length 1>>stream\nx\nendstream"],
    ["a form that sends data", "", "<</S/SubmitForm/F(http://contoh.example)>>"],
    ["a jump into another file", "", "<</S/GoToR/F(other.pdf)>>"],
  ])("%s", async (_, catalog, object) => {
    expect(await inspect(handmadePdf(catalog, [object]))).toEqual(refused("file.active-content"));
  });

  test("a script hidden in an object stream", async () => {
    const pdf = await pdfWithHiddenScript();
    expect(Buffer.from(pdf).includes("JavaScript")).toBe(false);
    expect(await inspect(pdf)).toEqual(refused("file.active-content"));
  });

  test("a script in an object stream whose type is given by reference", async () => {
    const inside = bytesOf(`7 0 ${script}`);
    const hidden = deflatedStream(`/Type 5 0 R/N 1/First 4`, inside);
    const result = await inspect(handmadePdf("", ["null", "/ObjStm", hidden]));
    expect(result).toEqual(refused("file.active-content"));
  });

  test("a script behind a stream keyword inside a string", async () => {
    const result = await inspect(handmadePdf("/OpenAction 5 0 R", ["(stream\n)", script, "(endstream)"]));
    expect(result).toEqual(refused("file.active-content"));
  });
});

describe("PDFs that cannot be read or should not be", () => {
  test.each([
    ["with a password", { userPassword: "rahasia" }],
    ["for copying only", { ownerPassword: "rahasia" }],
  ])("encrypted %s", async (_, options) => {
    expect(await inspect(await textPdf(options))).toEqual(refused("file.encrypted"));
  });

  test("cut off", async () => {
    const pdf = await textPdf();
    expect(await inspect(pdf.subarray(0, Math.floor(pdf.length / 2)))).toEqual(refused("file.unreadable"));
  });

  test("only a header and an end", async () => {
    expect(await inspect(bytesOf("%PDF-1.7\nnothing here\n%%EOF"))).toEqual(refused("file.unreadable"));
  });

  test("a page tree that is a ring", async () => {
    const ring = Buffer.from(handmadePdf("")).toString("latin1").replace("Kids[3 0 R]", "Kids[2 0 R]");
    expect(await inspect(bytesOf(ring))).toEqual(refused("file.unreadable"));
  });

  test("nested a million deep", async () => {
    const nest = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    expect(await inspect(handmadePdf("", [nest]))).toEqual(refused("file.unreadable"));
  });

  test("an object that is none", async () => {
    expect(await inspect(handmadePdf("", ["<</A (open"]))).toEqual(refused("file.unreadable"));
  });

  test("a ZIP archive behind the PDF, or a PDF inside a ZIP archive", async () => {
    const pdf = await textPdf();
    const endRecord = `PK\x05\x06${"\0".repeat(18)}`;
    expect(await inspect(joined(pdf, "PK\x03\x04", endRecord))).toEqual(refused("file.type"));
    expect(await inspect(joined("PK\x03\x04", pdf))).toEqual(refused("file.type"));
    const commentLength = "\x06\0";
    const disguised = joined(pdf, `%PK\x05\x06${"\0".repeat(16)}${commentLength}\n%%EOF`);
    expect(await inspect(disguised)).toEqual(refused("file.type"));
  });

  test("markup behind the header, and another file behind the end", async () => {
    const pdf = Buffer.from(await textPdf()).toString("latin1");
    const markup = pdf.replace("\n", "\n%<script>alert(1)</script>\n");
    expect(await inspect(bytesOf(markup))).toEqual(refused("file.type"));
    expect(await inspect(bytesOf(`${pdf}MZ program`))).toEqual(refused("file.unreadable"));
  });

  test("a stream that unfolds a thousandfold, whether or not its checksum is right", async () => {
    const zeros = new Uint8Array(8_000_000);
    const bomb = deflatedStream("", zeros);
    expect(await inspect(handmadePdf("", [bomb]))).toEqual(refused("file.unreadable"));
    const broken = bomb.slice();
    broken.set([1, 2, 3, 4], broken.length - "\nendstream".length - 4);
    expect(await inspect(handmadePdf("", [broken]))).toEqual(refused("file.unreadable"));
  });

  test("a picture inside with more pixels than any paper needs", async () => {
    const huge = deflatedStream("/Type/XObject/Subtype/Image", new Uint8Array(170_000_000));
    expect(await inspect(handmadePdf("", [huge]))).toEqual(refused("file.too-many-pixels"));
  });

  test("over ten MiB", async () => {
    const padding = `%${" ".repeat(fileLimits.pdfBytes)}\n%%EOF`;
    expect(await inspect(joined(await textPdf(), padding))).toEqual(refused("file.too-large"));
  });

  test("a file that takes too long is unreadable, and the next one is read all the same", async () => {
    const hasty = createFileInspector({ pdfTimeoutMs: 1 });
    expect(await hasty.inspect(await pdfWithPages(20), "application/pdf")).toEqual(refused("file.unreadable"));
    expect(await inspect(await pdfWithPages(1))).toMatchObject({ accepted: true });
  });
});

describe("assembling", () => {
  test("puts images and PDF pages into one PDF in their order, each image on A4 that lies as it does", async () => {
    const part = async (width: number, height: number) => ({
      mediaType: "image/jpeg",
      bytes: new Uint8Array(await twoColours(width, height).jpeg().toBuffer()),
    });
    const pdf = { mediaType: "application/pdf", bytes: await pdfWithPages(2) };
    const whole = await inspector.assemble([await part(200, 300), pdf, await part(300, 200)]);
    const pages = (await PDFDocument.load(whole)).getPages();
    expect(pages.map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([
      [595, 842],
      [595, 842],
      [595, 842],
      [842, 595],
    ]);
    expect(await inspect(whole)).toMatchObject({ accepted: true, pageCount: 4 });
  });

  test("gives a single PDF back byte for byte", async () => {
    const pdf = await textPdf();
    const whole = await inspector.assemble([{ mediaType: "application/pdf", bytes: pdf }]);
    expect(Buffer.compare(whole, pdf)).toBe(0);
  });

  test("refuses nothing at all and foreign types", async () => {
    await expect(inspector.assemble([])).rejects.toThrow();
    await expect(inspector.assemble([{ mediaType: "text/html", bytes: bytesOf("<p>") }])).rejects.toThrow();
  });
});
