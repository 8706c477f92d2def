import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, WIDTHS } from "../journeys/browser.ts";
import { picturesFolder } from "./config.ts";
import { measureFirstLoad } from "./first-load.ts";
import { faultsOf, layoutFaultsOf } from "./page-faults.ts";
import { type PreparedScreens, prepareScreens, type Screen } from "./prepared-screens.ts";

/** The most that the first load of a citizen's page may weigh, bytes as sent. */
const BUDGET = 100_000;
/** The width at which everything must still flow in one column (WCAG 1.4.10). */
const SMALLEST = { width: 320, height: 568 };
const CITIZEN = ["home", "services", "service", "form", "papers", "review", "receipt", "track", "case", "completion"];
const STAFF = ["sign-in", "queue", "desk", "people", "audit"];

/** A page of a viewer in a language; what its console says and its policy refuses is collected. */
async function openPage(context: BrowserContext, screen: Screen, locale: string): Promise<[Page, string[]]> {
  await context.addCookies([{ name: "bahasa", value: locale, url: new URL("/", screen.url).href }]);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    // A page that comes back with faults answers 422; Chromium calls each such answer an error.
    if (message.type() === "error" && !/status of 422/.test(message.text())) said.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`script: ${error.message}`));
  return [page, said];
}

describe.skipIf(inject("without").includes("chromium"))(
  "the main screens, on a phone and a desk, in both languages",
  () => {
    let browser: Browser;
    let prepared: PreparedScreens;
    let folder: string;

    const screenOf = (name: string): Screen => {
      const screen = prepared.screens.find((one) => one.name === name);
      if (!screen) throw new Error(`Nobody prepared the screen ${name}.`);
      return screen;
    };

    beforeAll(async () => {
      const kept = picturesFolder();
      if (kept) mkdirSync(kept, { recursive: true });
      folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
      browser = await launchBrowser();
      prepared = await prepareScreens(browser);
    });
    afterAll(() => browser.close());

    test.each([...CITIZEN, ...STAFF])("%s: nothing overflows, is cut off, or stands in anybody's way", async (name) => {
      const screen = screenOf(name);
      const wrong: string[] = [];
      for (const locale of ["id", "en"]) {
        const [page, said] = await openPage(prepared.contexts[screen.viewer], screen, locale);
        const answer = await page.goto(screen.url);
        if (answer?.status() !== 200) wrong.push(`${locale}: answered ${answer?.status()}`);
        await screen.act?.(page);
        for (const viewport of Object.values(WIDTHS)) {
          await page.setViewportSize(viewport);
          const picture = path.join(folder, `${name}-${viewport.width}-${locale}.png`);
          await page.screenshot({ path: picture, fullPage: true });
          for (const fault of await faultsOf(page)) wrong.push(`${locale}, ${viewport.width} px: ${fault}`);
        }
        await page.setViewportSize(SMALLEST);
        for (const fault of await layoutFaultsOf(page)) wrong.push(`${locale}, ${SMALLEST.width} px: ${fault}`);
        wrong.push(...said.map((one) => `${locale}: ${one}`));
        await page.close();
      }
      expect(wrong, `Photographs in ${folder}`).toEqual([]);
    });

    test("a page with such faults is found out", async () => {
      const page = await browser.newPage({ viewport: SMALLEST });
      await page.setContent(`<html lang="id"><title>Contoh</title><p>Halo {name}</p><img src="data:,">
      <p style="width: 400px">lebar</p><p style="height: 9px; overflow: hidden">terpotong</p></html>`);
      const found = (await faultsOf(page)).map((fault) => fault.split(/[: ]/)[0]);
      expect(found).toEqual(["wider", "text", "text", "image-alt"]);
      await page.close();
    });

    test("the tracking code on the receipt stands on one line, also on the smallest phone", async () => {
      const page = await prepared.contexts.citizen.newPage();
      await page.setViewportSize(SMALLEST);
      await page.goto(screenOf("receipt").url);
      const code = page.locator(".ticket .pin");
      // The widest letters that a code can hold.
      const lines = await code.evaluate((element) => {
        element.textContent = "WMWM-WMWM-WMW";
        return element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight);
      });
      expect(Math.round(lines)).toBe(1);
      expect(await layoutFaultsOf(page)).toEqual([]);
      await page.close();
    });

    test("the first load of every citizen's page stays within the budget", async () => {
      const loads: Record<string, string> = {};
      const heavy: string[] = [];
      for (const name of CITIZEN) {
        const screen = screenOf(name);
        const cookies = await prepared.contexts[screen.viewer].cookies();
        const { bytes, requests } = await measureFirstLoad(browser, screen.url, cookies);
        loads[name] = `${(bytes / 1000).toFixed(1)} kB in ${requests} requests`;
        expect(requests, `${name} was fetched with its styles`).toBeGreaterThan(1);
        if (bytes > BUDGET) heavy.push(`${name}: ${bytes} bytes`);
      }
      console.info("First load of the citizen's pages:", loads);
      expect(heavy).toEqual([]);
    });
  },
);
