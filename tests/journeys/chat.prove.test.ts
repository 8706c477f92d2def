import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, theHouse, visit, WIDTHS } from "./browser.ts";

const OFFICE = "bontang";
const SERVICE = "kk-hilang-rusak";
/** Chats that are followed by a script are read again every second and a half, an office answers within a few. */
const ANSWER_MS = 30_000;

interface Way {
  readonly width: keyof typeof WIDTHS;
  readonly phone: string;
  readonly withScript: boolean;
}

/** Waits for something in the chat: with a script the page brings it by itself, without one it is loaded again. */
async function shows(page: Page, { withScript }: Way, selector: string): Promise<void> {
  if (withScript) return await page.locator(selector).first().waitFor({ state: "attached", timeout: ANSWER_MS });
  await expect
    .poll(
      async () => {
        await page.getByRole("link", { name: "Muat ulang" }).click();
        return await page.locator(selector).count();
      },
      { timeout: ANSWER_MS, interval: 500 },
    )
    .toBeGreaterThan(0);
}

/** Presses a row of the newest list. */
async function pressRow(page: Page, words: RegExp): Promise<void> {
  const list = page.locator(".choices details").last();
  await list.locator("summary").click();
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    list.locator("button", { hasText: words }).click(),
  ]);
  await page.waitForLoadState();
}

const fitsWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe.skipIf(inject("without").includes("chromium"))("somebody with a phone who writes to the office", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Opens the phone as anybody finds it in the simulator, and the chat with the office in it. */
  async function openChat(page: Page, { phone }: Way): Promise<void> {
    await page.goto(address("simulator"));
    await page.locator("#nomor").fill(phone);
    await page.getByRole("button", { name: "Buka" }).click();
    await page.waitForURL(/\/phones\//);
    await page.locator(".chats a", { hasText: "811-0000-0103" }).click();
    await page.waitForURL(/\/whatsapp\/\d+$/);
  }

  async function write(page: Page, { withScript }: Way, words: string): Promise<void> {
    await page.locator("#text").fill(words);
    const sent = page.waitForResponse((response) => response.request().method() === "POST");
    if (withScript) await page.locator("#text").press("Enter");
    else await page.getByRole("button", { name: "Kirim" }).click();
    await sent;
    await page.waitForLoadState();
    await page.locator("#chat .own", { hasText: words }).waitFor();
  }

  test.each<Way>([
    { width: "phone", phone: "0812-0000-0501", withScript: false },
    { width: "desktop", phone: "0812-0000-0502", withScript: true },
  ])("writes, presses two rows, follows the link and stands in the form of that service ($width)", async (way) => {
    const size = WIDTHS[way.width];
    const { page, context, faults } = await visit(browser, { viewport: size, javaScript: way.withScript });
    await openChat(page, way);
    await write(page, way, "Selamat pagi");
    await shows(page, way, ".theirs .choices details");
    await pressRow(page, /Kartu Keluarga/i);
    await shows(page, way, ".theirs .choices button:has-text('KK hilang')");
    await pressRow(page, /KK hilang/);
    await shows(page, way, `.theirs a[href*="/layanan/${SERVICE}"]`);
    if (way.withScript) expect(await fitsWidth(page)).toBe(true);
    const link = page.locator(`.theirs a[href*="/layanan/${SERVICE}"]`).last();
    expect(await link.getAttribute("href")).toMatch(
      new RegExp(`^http://${OFFICE}\\.localhost:${theHouse().port}/layanan/${SERVICE}(/ajukan)?$`),
    );
    await link.click();
    await page.waitForURL(address(OFFICE, `/layanan/${SERVICE}**`));
    await page.locator(`form[action="/layanan/${SERVICE}/ajukan"] button, main form button.btn-wide`).first().click();
    await page.waitForURL(new RegExp(`/layanan/${SERVICE}/ajukan/[a-z]`));
    expect(await page.locator("main form [name]:not([type=hidden])").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each<Way>([
    { width: "phone", phone: "0812-0000-0503", withScript: false },
    { width: "desktop", phone: "0812-0000-0504", withScript: true },
  ])("says in their own words what they need, and gets the link of that form alone ($width)", async (way) => {
    const { page, context } = await visit(browser, { viewport: WIDTHS[way.width], javaScript: way.withScript });
    await openChat(page, way);
    await write(page, way, "mau urus ktp rusak min");
    await shows(page, way, '.theirs a[href*="/layanan/"]');
    const links = await page
      .locator('.theirs a[href*="/layanan/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links.map((link) => new URL(link ?? "").pathname.split("/")[2])).toEqual(["ktp-rusak"]);
    await page.locator('.theirs a[href*="/layanan/"]').click();
    await page.waitForURL(address(OFFICE, "/layanan/ktp-rusak**"));
    expect(await page.locator("main h1").first().textContent()).toMatch(/KTP/);
    await context.close();
  });
});
