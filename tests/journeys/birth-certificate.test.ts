import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visit, WIDTHS } from "./browser.ts";
import { fileCase } from "./citizen-files.ts";
import { mailArrives } from "./mailbox.ts";

const sample = catalogueSamples.services.AKTA_LAHIR?.samples[0];
if (!sample) throw new Error("The ordinary birth is missing from the samples.");
const photos = { surat_lahir: 1, buku_nikah: 2, kk: 1 };

describe.skipIf(inject("without").includes("chromium"))("a birth certificate, from the phone to the paper", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each([
    ["phone", true],
    ["desktop", true],
    ["phone", false],
  ] as const)("files on a %s with scripts %s and gets a receipt by mail", async (screen, javaScript) => {
    const email = `ibu-${screen}-${javaScript}@contoh.example`;
    const { context, page, faults } = await visit(browser, { viewport: WIDTHS[screen], javaScript });
    const receipt = await fileCase(
      page,
      "bontang",
      "akta-lahir",
      { ...sample.answers, "applicant.email": email },
      photos,
    );
    expect(receipt.number).toMatch(/^64\.74-\d{6}-\d{4}$/);
    const mail = await mailArrives(email, ({ text }) => text.includes(receipt.number));
    expect(mail.text).not.toMatch(/\d{16}/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
