import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { picturesFolder } from "../accessibility/config.ts";
import { type ShownScreen, screenFaults } from "../accessibility/screen-faults.ts";
import { address, launchBrowser, visit, WIDTHS } from "./browser.ts";
import { fileCase } from "./citizen-files.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, simulator } from "./simulated-phones.ts";

/** No other test of this project signs in here: a code of the authenticator opens only one door. */
const OFFICE = "kutaitimur";
const PHONE = "+6281200009001";
const PHOTOS = { surat_lahir: 1, buku_nikah: 2, kk: 1 };
const TEMPLATE = "gerai_received_v101";

/** Presses a button of the form and waits for the page that answers it. */
async function press(page: Page, value: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator(`main .row-acts button[value=${value}], main form button[value=${value}]:not(.vh)`).first().click(),
  ]);
  await page.waitForLoadState();
}

const told = (page: Page) => page.locator("main [role=status]").textContent();

describe.skipIf(inject("without").includes("chromium"))("an administrator and the words of the office", () => {
  let browser: Browser;
  let admin: BrowserContext;
  let plain: BrowserContext;
  const answers = catalogueSamples.services.AKTA_LAHIR?.samples[0]?.answers ?? {};

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await signIn(browser, OFFICE, "admin");
    plain = await browser.newContext({ javaScriptEnabled: false, storageState: await admin.storageState() });
  });
  afterAll(() => browser.close());

  test("edits the SMS of a receipt without a script; a fault is said at its box and what was typed stays", async () => {
    const page = await plain.newPage();
    await page.setViewportSize(WIDTHS.phone);
    await page.goto(address(OFFICE, "/admin/pesan"));
    await page.locator('a[href="/admin/pesan/received/sms"]').click();
    const box = page.locator("[name=isi]");
    await box.fill("Kabar baik, hubungi 0812-0000-9001.");
    await press(page, "terbit");
    expect(await page.locator("#galat").textContent()).toMatch(/nomor telepon.*\{nomor\} harus ada/s);
    expect(await box.inputValue()).toBe("Kabar baik, hubungi 0812-0000-9001.");
    await box.fill("Kabar dari loket kami: {layanan} masuk dengan kode {kode}, nomor");
    await page.locator("button[name=_sisip][value=nomor]").click();
    expect(await box.inputValue()).toMatch(/nomor \{nomor\}$/);
    await press(page, "lihat");
    expect(await page.locator("#pratinjau").textContent()).toMatch(/masuk dengan kode .*, nomor 64.*1 SMS/s);
    await press(page, "terbit");
    expect(await told(page)).toContain("Terbit");
    await page.close();
  });

  test("edits the WhatsApp words of a receipt with a live preview; they are used once the reviewers agree", async () => {
    const page = await admin.newPage();
    await page.goto(address(OFFICE, "/admin/pesan/received/whatsapp"));
    const box = page.locator("[name=isi]");
    await box.fill("Halo dari loket baru. Berkas Anda sudah masuk dengan kode {kode} dan nomor , mohon disimpan.");
    await box.evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf(" ,") + 1;
      area.setSelectionRange(at, at);
    });
    await page.locator("button[name=_sisip][value=nomor]").click();
    await page.locator("#pratinjau", { hasText: /dan nomor 64[^,]+, mohon disimpan/ }).waitFor();
    await press(page, "terbit");
    expect(await told(page)).toContain("diperiksa");
    const account = `waba-${OFFICE}`;
    await expect
      .poll(
        async () => {
          await page.goto(address(OFFICE, "/admin/pesan/received/whatsapp"));
          return await page.locator("main").textContent();
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toContain("versi 1 milik kantor");
    // Numbers of one business account have the same templates: whichever asks is answered.
    const { status } = await simulator<{ status: string }>("POST", "/api/templates", {
      ...{ account, name: TEMPLATE, language: "id", status: "APPROVED" },
    });
    expect(status).not.toBe("REJECTED");
    await page.close();
  });

  test("sees both used by the next notices, and a paused template leave the way to the next channel", async () => {
    const citizen = await visit(browser, { viewport: WIDTHS.phone });
    const filed = { ...answers, "applicant.phone": "081200009001" };
    const receipt = await fileCase(citizen.page, OFFICE, "akta-lahir", filed, PHOTOS);
    await messageArrives(PHONE, new RegExp(`Halo dari loket baru.*nomor ${receipt.number}`));
    await simulator("POST", "/api/templates", {
      ...{ account: `waba-${OFFICE}`, name: TEMPLATE, language: "id", status: "PAUSED" },
    });
    const page = await admin.newPage();
    await expect
      .poll(
        async () => {
          await page.goto(address(OFFICE, "/admin/pesan"));
          return await page.locator("tbody tr").first().textContent();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain("Tidak bisa dikirim sekarang");
    const next = await visit(browser, { viewport: WIDTHS.phone });
    const second = await fileCase(next.page, OFFICE, "akta-lahir", filed, PHOTOS);
    await messageArrives(PHONE, new RegExp(`Kabar dari loket kami: .* nomor ${second.number} Kode pesan`));
    expect([...citizen.faults, ...next.faults]).toEqual([]);
    await Promise.all([page.close(), citizen.context.close(), next.context.close()]);
  });

  test("changes the order of channels of a notice, and gives it back", async () => {
    const page = await plain.newPage();
    await page.goto(address(OFFICE, "/admin/pesan"));
    const form = () => page.locator("form.order-form:has([value=closed])");
    await form().locator("select").selectOption("email,sms");
    await form().locator("button").click();
    await page.waitForURL(/hasil=urutan/);
    expect(await form().locator("select").inputValue()).toBe("email,sms");
    await form().locator("select").selectOption("");
    await form().locator("button").click();
    await page.waitForURL(/hasil=urutan/);
    expect(await form().locator("select").inputValue()).toBe("");
    await page.close();
  });

  test("its screens: nothing overflows, is cut off, or stands in anybody's way", async () => {
    const kept = picturesFolder();
    if (kept) mkdirSync(kept, { recursive: true });
    const folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
    const at = (name: string, where: string, act?: ShownScreen["act"]): ShownScreen => ({
      name,
      url: address(OFFICE, where),
      ...(act ? { act } : {}),
    });
    const sendEmpty = async (shown: Page) => {
      await shown.locator("[name=isi]").fill("{nama}");
      await shown.locator("main .row-acts button[value=lihat]").click();
      await shown.locator("#galat").waitFor();
    };
    const screens = [
      at("messages", "/admin/pesan"),
      at("message-sms", "/admin/pesan/received/sms"),
      at("message-whatsapp", "/admin/pesan/received/whatsapp"),
      at("message-email", "/admin/pesan/document/email?kata=en"),
      at("message-faults", "/admin/pesan/completion/whatsapp", sendEmpty),
    ];
    const faults: string[] = [];
    for (const screen of screens) {
      const found = await screenFaults(admin, screen, folder);
      // Places in braces are what these pages are about.
      const real = found.filter((fault) => !fault.includes("text not filled in"));
      faults.push(...real.map((fault) => `${screen.name}: ${fault}`));
    }
    expect(faults, `Photographs in ${folder}`).toEqual([]);
  });
});
