import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, theHouse, visit, WIDTHS } from "../journeys/browser.ts";
import { linkIn, openOwnCase } from "../journeys/citizen-fetches.ts";
import { fileCase } from "../journeys/citizen-files.ts";
import { mailArrives } from "../journeys/mailbox.ts";
import { attachPdf, judge, openDesk, searchCases, signIn, takeStep } from "../journeys/officer-works.ts";
import { siakPdf } from "../journeys/signed-pdf.ts";
import { picturesFolder } from "./config.ts";
import { type ShownScreen, screenFaults } from "./screen-faults.ts";

/** No other browser test signs in here: a code of the authenticator opens only one door. */
const OFFICE = "tanjungpinang";
const EMAIL = "pemeriksa-layar@contoh.example";
const PHOTOS = { surat_lahir: 1, buku_nikah: 2, kk: 1 };
const NAMES = [
  "verify",
  "verified",
  "document",
  "case-issued",
  "desk-issued",
  "search",
  "account",
  "step-asks",
  "step-shows",
  "console-sign-in",
  "console",
];

/** Signs the operator of the platform in, on the platform's own host. */
async function signInOperator(browser: Browser): Promise<BrowserContext> {
  const account = theHouse().accounts.find(({ office }) => office === "konsol");
  if (!account) throw new Error("The demo has no operator.");
  const { context, page } = await visit(browser, { viewport: WIDTHS.desktop });
  await page.goto(address("konsol", "/konsol/masuk"));
  await page.locator("[name=username]").fill(account.username);
  await page.locator("[name=password]").fill(account.password);
  await page.locator("form:has([name=password]) button").last().click();
  await page.waitForURL(/\/konsol\/masuk\/kode/);
  await page.locator("[name=code]").fill(new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate());
  await page.locator("form:has([name=code]) button").last().click();
  await page.waitForURL(/\/konsol(\?|$)/);
  await page.close();
  return context;
}

/** Carries a case from the queue to its paper from SIAK; leaves its desk open. */
async function issue(desk: Page, number: string): Promise<void> {
  await openDesk(desk, OFFICE, number);
  await takeStep(desk, "claim");
  for (const requirement of Object.keys(PHOTOS)) await judge(desk, requirement, "accepted");
  await takeStep(desk, "verify");
  await takeStep(desk, "process");
  await attachPdf(desk, await siakPdf(number));
}

const WORDS = "Nama ayah berbeda dengan catatan di SIAK, dan pemohon sudah dihubungi dua kali.";

/** Writes the reason and asks to see the message that will carry it. */
async function showMessage(page: Page): Promise<void> {
  await page.locator("[name=catatan]").fill(WORDS);
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("main form button[data-primary]").click(),
  ]);
  await page.locator("[name=kirim]").waitFor();
}

type Place = ShownScreen & { readonly context: BrowserContext };

describe.skipIf(inject("without").includes("chromium"))(
  "the screens around an issued paper, a step and the console",
  () => {
    let browser: Browser;
    let places: readonly Place[];
    let folder: string;

    beforeAll(async () => {
      const answers = catalogueSamples.services.AKTA_LAHIR?.samples[0]?.answers;
      if (!answers) throw new Error("The ordinary birth is missing from the samples.");
      const kept = picturesFolder();
      if (kept) mkdirSync(kept, { recursive: true });
      folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
      browser = await launchBrowser();
      const citizen = await visit(browser, { viewport: WIDTHS.phone });
      const filed = { ...answers, "applicant.email": EMAIL };
      const receipt = await fileCase(citizen.page, OFFICE, "akta-lahir", filed, PHOTOS);
      const officer = await signIn(browser, OFFICE, "verifikator");
      const desk = await officer.newPage();
      await issue(desk, receipt.number);
      const issued = new URL(desk.url());
      const check = (await desk.locator('a[href^="/verifikasi/"]').getAttribute("href")) ?? "";
      await desk.goto(address(OFFICE, "/petugas?tampilan=free"));
      await desk.locator("[data-claim]").first().click();
      await desk.waitForURL(/\/petugas\/berkas\//);
      const asks = `${new URL(desk.url()).pathname}/konfirmasi?langkah=propose-rejection`;
      await desk.close();
      const reader = await visit(browser, { viewport: WIDTHS.phone });
      await reader.page.goto(
        linkIn((await mailArrives(EMAIL, ({ text }) => text.includes("/dokumen/"))).text, "dokumen"),
      );
      await openOwnCase(citizen.page, OFFICE, receipt.trackingCode, "9001");
      const anybody = await visit(browser, { viewport: WIDTHS.phone });
      const operator = await signInOperator(browser);
      const at = (
        context: BrowserContext,
        name: string,
        url: string,
        act?: ShownScreen["act"],
        office = OFFICE,
      ): Place => ({
        context,
        name,
        url: address(office, url),
        ...(act ? { act } : {}),
      });
      places = [
        at(anybody.context, "verify", "/verifikasi"),
        at(anybody.context, "verified", check),
        at(reader.context, "document", "/dokumen"),
        at(citizen.context, "case-issued", new URL(citizen.page.url()).pathname),
        at(officer, "desk-issued", issued.pathname),
        at(officer, "search", "/petugas/cari", (page) => searchCases(page, receipt.number)),
        at(officer, "account", "/petugas/akun", async (page) => {
          await page.locator("[name=sandi_baru]").fill("pendek");
          await page.locator("main form button").last().click();
          await page.locator('[aria-invalid="true"]').first().waitFor();
        }),
        at(officer, "step-asks", asks),
        at(officer, "step-shows", asks, showMessage),
        at(anybody.context, "console-sign-in", "/konsol/masuk", undefined, "konsol"),
        at(operator, "console", "/konsol", undefined, "konsol"),
      ];
    });
    afterAll(() => browser.close());

    const placeOf = (name: string): Place => {
      const place = places.find((one) => one.name === name);
      if (!place) throw new Error(`Nobody prepared the screen ${name}.`);
      return place;
    };

    test.each(NAMES)("%s: nothing overflows, is cut off, or stands in anybody's way", async (name) => {
      const place = placeOf(name);
      expect(await screenFaults(place.context, place, folder), `Photographs in ${folder}`).toEqual([]);
    });

    test("the code beside a paper opens its check", async () => {
      const page = await placeOf("verified").context.newPage();
      await page.goto(placeOf("verified").url);
      expect(await page.locator("main").textContent()).toContain("Dinas Rekaan");
      await page.goto(placeOf("verify").url);
      const own = await placeOf("case-issued").context.newPage();
      await own.goto(placeOf("case-issued").url);
      expect(await own.locator('a[href^="/verifikasi/"]').getAttribute("href")).toBe(
        new URL(placeOf("verified").url).pathname,
      );
      await Promise.all([page.close(), own.close()]);
    });

    test("the last button of a step stands beneath the message, which holds the words that were typed", async () => {
      const page = await placeOf("step-asks").context.newPage();
      await page.setViewportSize(WIDTHS.desktop);
      await page.goto(placeOf("step-asks").url);
      expect(await page.locator("[name=kirim]").count()).toBe(0);
      await showMessage(page);
      const message = page.locator("[data-message-preview]");
      expect(await message.textContent()).toContain(WORDS);
      const [shown, button] = [await message.boundingBox(), await page.locator("[name=kirim]").boundingBox()];
      expect(button?.y).toBeGreaterThan((shown?.y ?? Number.NaN) + (shown?.height ?? 0));
      await page.locator("[name=ubah]").click();
      expect(await page.locator("[name=catatan]").inputValue()).toBe(WORDS);
      await page.close();
    });
  },
);
