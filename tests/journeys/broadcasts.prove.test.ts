import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { picturesFolder } from "../accessibility/config.ts";
import { screenFaults } from "../accessibility/screen-faults.ts";
import { address, launchBrowser, visit, WIDTHS } from "./browser.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, messagesOf } from "./simulated-phones.ts";

/** No other test of this project signs these three in: a code of the authenticator opens only one door. */
const OFFICE = "paser";
const HEADER = "jabatan;kode wilayah;kecamatan;kelurahan/desa;RW;RT;nama;nomor HP";

/** A way through the office: how wide, with or without a script, and which district it is about. */
interface Way {
  readonly width: keyof typeof WIDTHS;
  readonly withScript: boolean;
  /** Place of the district in the tree, and a digit of its own in the numbers of its heads. */
  readonly district: number;
}

const phoneOf = ({ district }: Way, head: number) => `+628120000${9100 + district * 10 + head}`;
const localPhone = (phone: string) => phone.replace("+62", "0");

/** Presses what posts a form and waits for the page that answers. */
async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator(selector).first().click(),
  ]);
  await page.waitForLoadState();
}

const main = async (page: Page) => (await page.locator("main").textContent()) ?? "";

/** A district of the office with its first villages, as the tree shows them. */
async function placesOf(page: Page, district: number): Promise<{ district: string; villages: string[] }> {
  const regions = () =>
    page
      .locator("main tbody th a")
      .evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get("wilayah")),
      );
  await page.goto(address(OFFICE, "/admin/kontak-wilayah"));
  const own = (await regions())[district] ?? "";
  await page.goto(address(OFFICE, `/admin/kontak-wilayah?wilayah=${own}`));
  const villages = (await regions()).filter((region): region is string => region !== null);
  return { district: own, villages: villages.slice(0, 2) };
}

/** A Camat, two heads of villages and an RT; a landline and a position that nobody knows among them. */
function sheetOf(way: Way, { district, villages: [first = "", second = ""] }: Awaited<ReturnType<typeof placesOf>>) {
  const head = (region: string) => (region.split(".")[3]?.startsWith("1") ? "Lurah" : "Kades");
  const rows = [
    ["Camat", district, "", "", "", "", "Camat Contoh", localPhone(phoneOf(way, 1))],
    [head(first), first, "", "", "", "", "Kepala Contoh Satu", "0543-21234"],
    [head(second), second, "", "", "", "", "Kepala Contoh Dua", localPhone(phoneOf(way, 3))],
    ["Sekdes", first, "", "", "", "1", "Ketua Contoh", localPhone(phoneOf(way, 4))],
  ];
  return `${[HEADER, ...rows.map((row) => row.join(";"))].join("\r\n")}\r\n`;
}

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function sendFile(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.locator("#berkas").setInputFiles(file);
  await press(page, "form:has(#berkas) button");
}

/** The address of the head's own page, as it came to a phone. */
async function linkOn(phone: string): Promise<string> {
  const shown = JSON.stringify(await messagesOf(phone));
  const link = /http:\/\/[a-z]+\.localhost(?::\d+)?\/siaran\/[\w-]{16,64}/.exec(shown)?.[0];
  if (!link) throw new Error(`No link on ${phone}: ${shown.slice(0, 600)}`);
  return link;
}

describe.skipIf(inject("without").includes("chromium"))("a broadcast, from the file of contacts to the map", () => {
  let browser: Browser;
  let admin: BrowserContext;
  let section: BrowserContext;
  let head: BrowserContext;
  let shown: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await signIn(browser, OFFICE, "admin");
    section = await signIn(browser, OFFICE, "kasi");
    head = await signIn(browser, OFFICE, "kepala");
  });
  afterAll(() => browser.close());

  const pageOf = async (context: BrowserContext, { width, withScript }: Way): Promise<Page> => {
    const own = withScript
      ? context
      : await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
    const page = await own.newPage();
    await page.setViewportSize(WIDTHS[width]);
    return page;
  };

  async function importContacts(page: Page, way: Way): Promise<Awaited<ReturnType<typeof placesOf>>> {
    const places = await placesOf(page, way.district);
    await page.goto(address(OFFICE, "/admin/kontak-wilayah/impor"));
    await press(page, "form:has(#berkas) button");
    expect(await page.locator("[role=alert]").textContent()).toContain("Pilih berkas");
    await sendFile(page, csv("kontak.csv", sheetOf(way, places)));
    await page.waitForURL(/\/admin\/kontak-wilayah\/impor\/[0-9a-f-]{36}/);
    shown.push(page.url());
    const report = await main(page);
    expect(report).toContain("Baris 3");
    expect(report).toContain("Ini nomor telepon kantor/rumah.");
    expect(report).toContain("Baris 5");
    expect(report).toContain("Jabatan tidak dikenal.");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('a[href$="/baris-salah"]').click(),
    ]);
    const bad = readFileSync(await download.path(), "utf8");
    expect(bad.trim().split("\n")).toHaveLength(3);
    const mended = bad.replace("0543-21234", localPhone(phoneOf(way, 2))).replace("Sekdes", "RT");
    await sendFile(page, csv("baris-salah.csv", mended));
    expect(await main(page)).toContain("Semua baris bisa diimpor.");
    await press(page, "button[value=tulis]");
    expect(await main(page)).toContain("4 kontak baru, 0 diubah, 0 sudah sama.");
    return places;
  }

  async function composeFor(page: Page, district: string): Promise<void> {
    await page.goto(address(OFFICE, "/admin/siaran/baru"));
    await page.locator("[name=judul]").fill("Loket tutup sementara");
    await page.locator("[name=teks]").fill("pendek");
    await page.locator("[name=sms]").fill("Loket tutup sementara, situs tetap jalan.");
    await page.locator("[name=jabatan][value=rt]").check();
    await page.locator("[name=cakupan][value=sebagian]").check();
    await page.locator(`[name=wilayah][value="${district}"]`).check();
    await press(page, "main .save-bar button");
    expect(await page.locator("#galat a").getAttribute("href")).toBe("#teks");
    expect(await page.locator("[name=judul]").inputValue()).toBe("Loket tutup sementara");
    expect(await page.locator(`[name=wilayah][value="${district}"]`).isChecked()).toBe(true);
    await page.locator("[name=teks]").fill("Loket tutup sementara. Pengajuan lewat situs tetap jalan 24 jam.");
    await press(page, "main .save-bar button");
    await page.waitForURL(/\/admin\/siaran\/[0-9a-f-]{36}/);
    shown.push(page.url());
  }

  /** Whoever wrote it cannot let it go and is told why; a second person can. */
  async function letGo(writer: Page, way: Way): Promise<void> {
    const url = writer.url().split("?")[0] ?? "";
    expect(await main(writer)).toMatch(/Orang yang dikabari\s*4/);
    await press(writer, "button[value=ajukan]");
    expect(await writer.locator("button[value=setujui]").count()).toBe(0);
    expect(await main(writer)).toContain("Menunggu persetujuan kepala dinas atau kepala bidang.");
    const second = await pageOf(way.district === 0 ? section : head, way);
    await second.goto(url);
    await press(second, "button[value=setujui]");
    expect(await main(second)).toContain("Pengiriman dimulai");
    await second.close();
  }

  async function passOn(way: Way): Promise<void> {
    const phone = phoneOf(way, 2);
    await messageArrives(phone, "Loket tutup sementara");
    const { page, context, faults } = await visit(browser, { viewport: WIDTHS[way.width], javaScript: way.withScript });
    const link = await linkOn(phone);
    shown.push(link);
    await page.goto(link);
    expect(await main(page)).toContain("Pengajuan lewat situs tetap jalan");
    await press(page, "main form button");
    expect(await main(page)).toContain("Terima kasih, sudah kami catat");
    await page.locator('main a[href^="/cek-pesan"]').click();
    await page.waitForURL(/cek-pesan\?kode=S-/);
    expect(await main(page)).toContain("Ya, pesan ini dari kami.");
    expect(await main(page)).toContain("Pengajuan lewat situs tetap jalan");
    const answer = await page.goto(link.replace(/siaran\/.{8}/, "siaran/AAAAAAAA"));
    expect(answer?.status()).toBe(404);
    expect(await main(page)).toContain("Tautan ini tidak berlaku lagi");
    const own = await pageOf(admin, way);
    expect((await own.goto(link))?.status(), "with an officer's cookie").toBe(200);
    expect(await main(own)).toContain("Terima kasih, sudah kami catat");
    await own.close();
    expect(faults).toEqual([]);
    await context.close();
  }

  test.each<Way>([
    { width: "phone", withScript: false, district: 0 },
    { width: "desktop", withScript: true, district: 1 },
  ])("imports, writes, lets a second person approve, is passed on and shown ($width)", async (way) => {
    const page = await pageOf(admin, way);
    const { district, villages } = await importContacts(page, way);
    await composeFor(page, district);
    const url = page.url().split("?")[0] ?? "";
    await letGo(page, way);
    for (const number of [1, 2, 3, 4]) await messageArrives(phoneOf(way, number), "Loket tutup sementara");
    await passOn(way);
    await page.goto(`${url}/wilayah`);
    shown.push(`${url}/wilayah`, `${url}/penerima`, `${url}/batal`);
    const tile = page.locator(`.village-tile[href$="${villages[0]?.replaceAll(".", "-")}"]`);
    expect(await tile.textContent()).toContain("Disampaikan");
    expect(await page.locator("tbody tr", { hasText: "Disampaikan" }).count()).toBe(1);
    await page.goto(url);
    expect(await main(page)).toContain("4 dari 4 orang sudah dikabari");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('a[href$="/surat-edaran"]').click(),
    ]);
    const pdf = readFileSync(await download.path());
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });

  test("every page of it is right for everybody, in both languages", async () => {
    const pictures = picturesFolder();
    const folder = pictures ? path.join(pictures, "broadcasts") : mkdtempSync(path.join(tmpdir(), "gerai-broadcasts-"));
    mkdirSync(folder, { recursive: true });
    const places = ["/admin/kontak-wilayah", "/admin/kontak-wilayah/impor", "/admin/siaran", "/admin/siaran/baru"];
    shown = [...places.map((where) => address(OFFICE, where)), ...shown];
    const wrong: string[] = [];
    for (const [index, url] of shown.entries()) {
      const faults = await screenFaults(admin, { name: `broadcasts-${index}`, url }, folder, "pairs");
      wrong.push(...faults.map((fault) => `${new URL(url).pathname}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  });
});
