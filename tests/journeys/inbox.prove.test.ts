import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { picturesFolder } from "../accessibility/config.ts";
import { type ShownScreen, screenFaults } from "../accessibility/screen-faults.ts";
import { address, launchBrowser, WIDTHS } from "./browser.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, messagesOf, say } from "./simulated-phones.ts";

/** No other test of this project signs its front desk in: a code of the authenticator opens only one door. */
const OFFICE = "bintan";
const NUMBER = `${OFFICE}/umum`;
const INBOX = "/petugas/percakapan";
const CANNED = { title: "Jam loket", text: "Loket {kantor} buka pukul 08.00. Salam, {petugas}." };

/** Presses a button and waits for the page that answers it. */
async function press(page: Page, button: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator(button).first().click(),
  ]);
  await page.waitForLoadState();
}

/** A person asks for an officer, and is told that one comes. */
async function askForOfficer(phone: string): Promise<void> {
  await say(phone, NUMBER, "mau bicara dengan petugas");
  await messageArrives(phone, /petugas/i);
}

const step = (name: string) => `form:has(input[name=_langkah][value="${name}"]) button`;
const line = (page: Page, phone: string) => page.locator(".chats > li", { hasText: phone.slice(-3) });

/** Waits until a page that is loaded again and again shows something. */
async function reloadUntil(page: Page, selector: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return await page.locator(selector).count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBeGreaterThan(0);
}

describe.skipIf(inject("without").includes("chromium"))("an officer and the conversations of the office", () => {
  let browser: Browser;
  let officer: BrowserContext;
  let plain: BrowserContext;

  beforeAll(async () => {
    browser = await launchBrowser();
    officer = await signIn(browser, OFFICE, "loket");
    plain = await browser.newContext({ javaScriptEnabled: false, storageState: await officer.storageState() });
    const page = await officer.newPage();
    await page.goto(address(OFFICE, `${INBOX}/jawaban`));
    await page.locator("#judul-baru").fill(CANNED.title);
    await page.locator("#isi-baru").fill(CANNED.text);
    await press(page, "form:has(#judul-baru) button");
    expect(await page.locator(".canned-list").textContent()).toContain(CANNED.title);
    await page.close();
  });
  afterAll(() => browser.close());

  test.each([
    { width: "phone", phone: "+6281200000401", withScript: false },
    { width: "desktop", phone: "+6281200000402", withScript: true },
  ] as const)("takes a waiting chat over, answers in it, and hands it back ($width)", async (way) => {
    const page = await (way.withScript ? officer : plain).newPage();
    await page.setViewportSize(WIDTHS[way.width]);
    await askForOfficer(way.phone);
    await page.goto(address(OFFICE, INBOX));
    await reloadUntil(page, `.chats > li:has-text("${way.phone.slice(-3)}")`);
    expect(await line(page, way.phone).textContent()).not.toContain(way.phone.slice(3, -3));
    await Promise.all([
      page.waitForURL(/\/petugas\/percakapan\/[0-9a-f-]{36}/),
      line(page, way.phone).locator("button").click(),
    ]);
    expect(await page.locator("[data-message=person]").last().textContent()).toContain("mau bicara dengan petugas");

    await page.locator("#jawaban").fill("Selamat pagi.");
    await page.locator("#siap").selectOption({ label: CANNED.title });
    await page.locator("[data-insert]").click();
    await expect
      .poll(() => page.locator("#jawaban").inputValue())
      .toMatch(/^Selamat pagi\.\nLoket .+ buka pukul 08\.00\./);
    await press(page, "[data-send]");
    await messageArrives(way.phone, /Selamat pagi\.\nLoket .+ buka pukul 08\.00\./);
    if (way.withScript) {
      await page.locator('[data-message=officer] [data-delivery="delivered"]').waitFor({ timeout: 20_000 });
      await page.locator("#jawaban").fill("Sedang saya ketik");
      await say(way.phone, NUMBER, "Syaratnya apa saja, Bu?");
      await page.locator("[data-message=person]", { hasText: "Syaratnya apa saja" }).waitFor({ timeout: 20_000 });
      expect(await page.locator("#jawaban").inputValue()).toBe("Sedang saya ketik");
    } else {
      await reloadUntil(page, '[data-message=officer] [data-delivery="delivered"]');
    }
    const before = (await messagesOf(way.phone)).length;
    await press(page, step("hand-back"));
    expect((await page.locator(step("claim")).count()) + (await page.locator("[data-send]").count())).toBeLessThan(2);
    await say(way.phone, NUMBER, "menu");
    await expect
      .poll(async () => (await messagesOf(way.phone)).length, { timeout: 20_000 })
      .toBeGreaterThan(before + 1);
    await page.close();
  });

  test("a number of a person is refused where it was typed, and the words stay", async () => {
    const phone = "+6281200000403";
    await askForOfficer(phone);
    const page = await officer.newPage();
    await page.goto(address(OFFICE, INBOX));
    await reloadUntil(page, `.chats > li:has-text("${phone.slice(-3)}")`);
    await Promise.all([page.waitForURL(/percakapan\/[0-9a-f-]{36}/), line(page, phone).locator("button").click()]);
    await page.locator("#jawaban").fill("NIK Anda 6472010101909001, benar?");
    await press(page, "[data-send]");
    expect(await page.locator("#jawaban-error").textContent()).toContain("15 angka");
    expect(await page.locator("#jawaban").inputValue()).toBe("NIK Anda 6472010101909001, benar?");
    await page.locator("#pengajuan").fill("TIDAK-ADA-9999");
    await press(page, step("link"));
    expect(await page.locator("#pengajuan-error").textContent()).toContain("Tidak ada pengajuan");
    await page.close();
  });

  test("a conversation is linked to a case by its number, and each leads to the other", async () => {
    const page = await officer.newPage();
    await page.goto(address(OFFICE, "/petugas?tampilan=all"));
    const number = ((await page.locator("[data-queue-row]").first().textContent()) ?? "").trim();
    await page.goto(address(OFFICE, `${INBOX}?tampilan=mine`));
    await page.locator(".chats a").first().click();
    await page.waitForURL(/percakapan\/[0-9a-f-]{36}/);
    await page.locator("#pengajuan").fill(number);
    await press(page, step("link"));
    await page.locator('.chat-facts a[href^="/petugas/berkas/"]').click();
    await page.waitForURL(/\/petugas\/berkas\//);
    await page.locator('main a[href^="/petugas/percakapan/"]').click();
    await page.waitForURL(/percakapan\/[0-9a-f-]{36}/);
    expect(await page.locator(".chat-facts").textContent()).toContain(number);
    await page.close();
  });

  test("its screens: nothing overflows, is cut off, or stands in anybody's way", async () => {
    const kept = picturesFolder();
    if (kept) mkdirSync(kept, { recursive: true });
    const folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
    await askForOfficer("+6281200000404");
    const page = await officer.newPage();
    await page.goto(address(OFFICE, `${INBOX}?tampilan=mine`));
    const mine = (await page.locator(".chats a").first().getAttribute("href")) ?? "";
    await page.close();
    const at = (name: string, where: string, act?: ShownScreen["act"]): ShownScreen => ({
      name,
      url: address(OFFICE, where),
      ...(act ? { act } : {}),
    });
    const sendNothing = async (shown: Page) => {
      await shown.locator("[data-send]").click();
      await shown.locator("#jawaban-error").waitFor();
    };
    const addNothing = async (shown: Page) => {
      await shown.locator("form:has(#judul-baru) button").click();
      await shown.locator("[aria-invalid=true]").first().waitFor();
    };
    const screens = [
      at("inbox", INBOX),
      at("inbox-all", `${INBOX}?tampilan=all`),
      at("conversation", mine),
      at("conversation-empty-answer", mine, sendNothing),
      at("canned-replies", `${INBOX}/jawaban`, addNothing),
    ];
    const faults: string[] = [];
    for (const screen of screens) {
      faults.push(...(await screenFaults(officer, screen, folder)).map((fault) => `${screen.name}: ${fault}`));
    }
    // What canned replies leave open is what their page is about.
    const isMeant = (fault: string) =>
      /^canned-replies: .*text not filled in: .*\{(kantor|situs|petugas)\}/s.test(fault);
    expect(
      faults.filter((fault) => !isMeant(fault)),
      `Photographs in ${folder}`,
    ).toEqual([]);
  });
});
