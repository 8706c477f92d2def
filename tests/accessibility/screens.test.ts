import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../journeys/browser.ts";
import { picturesFolder } from "./config.ts";
import { BUDGET, measureFirstLoad } from "./first-load.ts";
import { faultsOf, layoutFaultsOf } from "./page-faults.ts";
import { type PreparedScreens, prepareScreens, type Screen } from "./prepared-screens.ts";
import { SMALLEST, screenFaults } from "./screen-faults.ts";

const CITIZEN = ["home", "services", "service", "form", "papers", "review", "receipt", "track", "case", "completion"];
const STAFF = [
  "sign-in",
  "queue",
  "desk",
  "people",
  "audit",
  "readiness",
  "services-set",
  "service-settings",
  "settings",
  "modes",
  "mode-form",
  "hours-form",
  "holidays",
  "preview",
  "timeline",
  "publish",
  "versions",
  "overview",
  "overview-empty",
];

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
      const wrong = await screenFaults(prepared.contexts[screen.viewer], screen, folder, "pairs");
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
