import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser } from "./browser.ts";
import { searchCases, signIn } from "./officer-works.ts";

/** No other browser test signs in here: a code of the authenticator opens only one door. */
const OFFICE = "kutaitimur";

describe.skipIf(inject("without").includes("chromium"))("an officer looks for a person's case", () => {
  let browser: Browser;
  let officer: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await signIn(browser, OFFICE, "verifikator");
  });
  afterAll(() => browser.close());

  test("finds it without scripts, and the words are in no address and no referrer (URL-1)", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await officer.storageState(),
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    const told: string[] = [];
    page.on("request", (request) => told.push(request.url(), request.headers().referer ?? ""));
    await page.goto(address(OFFICE, "/petugas?tampilan=all"));
    const number = (await page.locator("[data-queue-row]").first().textContent()) ?? "";
    await searchCases(page, number);
    expect(await page.locator("[data-queue-row]").allTextContents()).toEqual([number]);
    const href = (await page.locator("[data-queue-row]").getAttribute("href")) ?? "";
    await page.locator("main select[name=layanan]").selectOption({ index: 0 });
    await page.locator("main form:has(select) button").click();
    await page.waitForLoadState();
    expect(await page.locator("[data-queue-row]").count()).toBe(1);
    await searchCases(page, "Seseorang Takdikenal");
    expect(await page.locator("main").textContent()).toContain("Seseorang Takdikenal");
    expect(await page.locator("[data-queue-row]").count()).toBe(0);
    await page.goto(address(OFFICE, href));
    expect(told.filter((one) => /takdikenal|cari=/i.test(one) || one.includes(number))).toEqual([]);
    await context.close();
  });
});
