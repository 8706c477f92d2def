import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import jsqr from "jsqr";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, visit, WIDTHS } from "./browser.ts";
import { fetchPaper, linkIn, makePin, openOwnCase } from "./citizen-fetches.ts";
import { fileCase, sendPhotos } from "./citizen-files.ts";
import { mailArrives } from "./mailbox.ts";
import { attachPdf, judge, openDesk, signIn, takeStep } from "./officer-works.ts";
import { siakPdf } from "./signed-pdf.ts";

const OFFICE = "bontang";
const PHOTOS = { surat_lahir: 1, buku_nikah: 2, kk: 1 };
const sample = catalogueSamples.services.AKTA_LAHIR?.samples[0];
if (!sample) throw new Error("The ordinary birth is missing from the samples.");
const { answers } = sample;

/** The mail about a case that leads to a page of one purpose. */
async function mailedLink(email: string, purpose: "lengkapi" | "dokumen"): Promise<string> {
  return linkIn((await mailArrives(email, ({ text }) => text.includes(`/${purpose}/`))).text, purpose);
}

const without = inject("without");

describe.skipIf(without.includes("chromium"))("a birth certificate, from the phone to the paper", () => {
  let browser: Browser;
  let verifier: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    verifier = await signIn(browser, OFFICE, "verifikator");
  });
  afterAll(() => browser.close());

  test.each([
    ["phone", true],
    ["desktop", true],
    ["phone", false],
  ] as const)("on a %s, with scripts: %s", async (screen, javaScript) => {
    const email = `ibu-${screen}-${javaScript}@contoh.example`;
    const citizen = await visit(browser, { viewport: WIDTHS[screen], javaScript });
    const receipt = await fileCase(
      citizen.page,
      OFFICE,
      "akta-lahir",
      { ...answers, "applicant.email": email },
      PHOTOS,
      "email",
    );
    const welcome = await mailArrives(email, ({ text }) => text.includes(receipt.number));
    expect(welcome.text).not.toMatch(/\d{16}/);

    const desk = await verifier.newPage();
    await desk.setViewportSize(WIDTHS[screen]);
    await openDesk(desk, OFFICE, receipt.number);
    await takeStep(desk, "claim");
    await judge(desk, "surat_lahir", "accepted");
    await judge(desk, "kk", "accepted");
    await judge(desk, "buku_nikah", "refused", "cut");
    await takeStep(desk, "ask-completion");

    const other = await visit(browser, { viewport: WIDTHS[screen], javaScript });
    await other.page.goto(await mailedLink(email, "lengkapi"));
    await other.page.waitForURL(/\/perbaiki\//);
    expect(await other.page.locator('[id^="berkas-"]').evaluateAll((parts) => parts.map((part) => part.id))).toEqual([
      "berkas-buku_nikah",
    ]);
    await sendPhotos(other.page, "buku_nikah", 1, "lebih baik");
    await other.page.locator("main form button.btn-wide").last().click();
    await other.page.waitForLoadState();

    await openDesk(desk, OFFICE, receipt.number, "mine");
    await takeStep(desk, "claim");
    await judge(desk, "buku_nikah", "accepted");
    await takeStep(desk, "verify");
    await takeStep(desk, "process");
    const paper = await siakPdf(receipt.number);
    await attachPdf(desk, paper);

    const link = await mailedLink(email, "dokumen");
    await openOwnCase(citizen.page, OFFICE, receipt.trackingCode, "9001");
    const pin = await makePin(citizen.page);
    const fetched = await fetchPaper(other.page, link, pin);
    expect(fetched.equals(paper)).toBe(true);
    expect([...citizen.faults, ...other.faults]).toEqual([]);
    await Promise.all([desk.close(), citizen.context.close(), other.context.close()]);
  });
});

/** The QR of a PDF, read from its pages as poppler draws them for a printer. */
async function readQr(pdf: string): Promise<string | undefined> {
  const folder = path.dirname(pdf);
  execFileSync("pdftoppm", ["-r", "150", "-png", pdf, path.join(folder, "halaman")]);
  for (const page of readdirSync(folder).filter((name) => name.endsWith(".png"))) {
    const picture = sharp(readFileSync(path.join(folder, page))).ensureAlpha();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const found = jsqr.default(new Uint8ClampedArray(data), info.width, info.height);
    if (found) return found.data;
  }
  return undefined;
}

describe.skipIf(without.includes("chromium") || without.includes("poppler-utils"))(
  "the demo way: the head signs",
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    async function checkAndProcess(desk: Page, number: string): Promise<void> {
      await openDesk(desk, OFFICE, number);
      await takeStep(desk, "claim");
      for (const requirement of Object.keys(PHOTOS)) await judge(desk, requirement, "accepted");
      await takeStep(desk, "verify");
      await takeStep(desk, "process");
      await takeStep(desk, "request-signature");
    }

    test("pdfsig calls the signature valid, and the printed QR opens the verification page", async () => {
      const email = "ibu-demo@contoh.example";
      const citizen = await visit(browser, { viewport: WIDTHS.phone });
      const receipt = await fileCase(
        citizen.page,
        OFFICE,
        "akta-lahir",
        { ...answers, "applicant.email": email },
        PHOTOS,
      );
      const desk = await (await signIn(browser, OFFICE, "verifikator2")).newPage();
      await checkAndProcess(desk, receipt.number);
      const head = await (await signIn(browser, OFFICE, "kepala")).newPage();
      await openDesk(head, OFFICE, receipt.number);
      await takeStep(head, "sign");

      const link = await mailedLink(email, "dokumen");
      await openOwnCase(citizen.page, OFFICE, receipt.trackingCode, "9001");
      const paper = await fetchPaper(citizen.page, link, await makePin(citizen.page));
      const file = path.join(mkdtempSync(path.join(tmpdir(), "gerai-paper-")), "kutipan.pdf");
      writeFileSync(file, paper);
      expect(execFileSync("pdfsig", [file], { encoding: "utf8" })).toContain("Signature is Valid");
      const qr = await readQr(file);
      expect(qr).toMatch(new RegExp(`^${address(OFFICE, "/verifikasi/").replace(/[.]/g, "\\.")}[a-z2-7]{26}$`));
      await citizen.page.goto(qr ?? "");
      const verified = (await citizen.page.locator("main").textContent()) ?? "";
      expect(verified).toContain(receipt.number);
      expect(verified.toLowerCase()).toContain("simulasi");
      expect(citizen.faults).toEqual([]);
    });
  },
);
