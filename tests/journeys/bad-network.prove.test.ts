import { request } from "node:http";
import { createPostgres, type PostgresPool } from "@gerai/database";
import { fill, messages } from "@gerai/language";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser, CDPSession, Locator, Page, Request } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, theHouse, visit, WIDTHS } from "./browser.ts";
import { fillUntilPapers } from "./fill-form.ts";

const OFFICE = "bontang";
const PAPER = "kk_rusak";
const words = messages("id");
const sample = catalogueSamples.services.KK_HILANG_RUSAK?.samples[0];
if (!sample) throw new Error("The lost family card is missing from the samples.");
const { "loss.policeReportNo": _report, ...common } = sample.answers;
/** A damaged card instead of a lost one: its paper takes four photos. */
const answers = { ...common, reason: "damaged" };

/** A sheet as a good camera takes it: large, grainy, on a table. */
async function largePhoto(number: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const lines = Array.from(
    { length: 30 },
    (_, line) =>
      `<text x="420" y="${700 + line * 90}" font-size="60">CONTOH lembar ${number} baris ${line} percontohan</text>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="4000"><rect width="3000" height="4000" fill="#4a3b2c"/>
    <rect x="250" y="300" width="2500" height="3400" fill="#f4f1ea"/><g fill="#222">${lines.join("")}</g></svg>`;
  const grain = { width: 3000, height: 4000, channels: 3 as const, background: "#808080" };
  const noise = await sharp({ create: { ...grain, noise: { type: "gaussian", mean: 128, sigma: 6 } } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const buffer = await sharp(Buffer.from(drawing))
    .composite([{ input: noise, blend: "soft-light" }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return { name: `IMG_${number}.jpg`, mimeType: "image/jpeg", buffer };
}

/** Old mobile data: 250 kbit/s down, 50 up, 300 ms there and back; or nothing at all. */
function setLine(wire: CDPSession, offline: boolean): Promise<unknown> {
  return wire.send("Network.emulateNetworkConditions", {
    offline,
    latency: 300,
    downloadThroughput: 250_000 / 8,
    uploadThroughput: 50_000 / 8,
  });
}

/** Text of a pattern with a number where `{...}` stands. */
const like = (text: string) =>
  new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "([\\d.,]+(?: [KM]B)?)"));

/** Bytes of "1,2 MB" or "340 KB". */
function bytesOf(told: string): number {
  const [number = "", unit] = told.split(" ");
  return Number(number.replace(",", ".")) * (unit === "MB" ? 1_000_000 : 1000);
}

/** Posts what the page posts, past the browser, and answers the status: so that the answer can be lost. */
async function postAside(asked: Request): Promise<number> {
  const { host, pathname, search } = new URL(asked.url());
  const headers = { ...(await asked.allHeaders()), host, "sec-fetch-site": "same-origin" };
  return await new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: theHouse().port, method: "POST", path: `${pathname}${search}`, headers },
      (answer) => resolve(answer.resume().statusCode ?? 0),
    );
    sent.on("error", reject);
    sent.end(asked.postDataBuffer());
  });
}

/** One citizen on a papers page, and what the office really has. */
class Sending {
  readonly page: Page;
  readonly wire: CDPSession;
  readonly admin: PostgresPool;
  readonly part: Locator;
  readonly state: Locator;
  /** Offsets of the pieces that were sent, by upload. */
  readonly pieces: { readonly upload: string; readonly offset: number }[] = [];

  constructor(page: Page, wire: CDPSession, admin: PostgresPool) {
    this.page = page;
    this.wire = wire;
    this.admin = admin;
    this.part = page.locator(`#berkas-${PAPER}`);
    this.state = this.part.locator(".onway .onway-state");
    page.on("request", (request) => {
      if (request.method() !== "PATCH") return;
      const upload = request.url().split("/").at(-1) ?? "";
      this.pieces.push({ upload, offset: Number(request.headers()["upload-offset"]) });
    });
  }

  async draftId(): Promise<string> {
    return (await this.part.locator("photo-upload").getAttribute("data-case")) ?? "";
  }

  /** Photos that the office has taken, and how many different ones. */
  async papers(): Promise<{ count: number; different: number }> {
    const [row] = await this.admin<{ count: number; different: number }[]>`
      select count(*)::int as count, count(distinct sha256)::int as different from app.paper_file
      where application_id = ${await this.draftId()} and state = 'received'`;
    return row ?? { count: -1, different: -1 };
  }

  /** Bytes that the office has of the upload that the page sent to last. */
  async arrived(): Promise<number> {
    const upload = this.pieces.at(-1)?.upload ?? "";
    const [row] = await this.admin<{ received_bytes: number }[]>`
      select received_bytes from app.resumable_upload where id = ${upload}`;
    return row?.received_bytes ?? -1;
  }

  /** Cuts the line for some seconds while the first of the list is sent, and holds the page to the truth meanwhile. */
  async drop(seconds: number): Promise<void> {
    await this.state
      .first()
      .filter({ hasText: like(words.uploads.sending) })
      .waitFor({ timeout: 60_000 });
    await expect
      .poll(() => this.state.filter({ hasText: words.uploads.preparing }).count(), { timeout: 60_000 })
      .toBe(0);
    const tilesBefore = await this.part.locator(".tile").count();
    await setLine(this.wire, true);
    await this.state
      .first()
      .filter({ hasText: like(words.uploads.offline) })
      .waitFor({ timeout: 3000 });
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      const told = (await this.state.allTextContents())[0] ?? "";
      const [, sent = ""] = like(words.uploads.offline).exec(told) ?? [];
      expect(told).toMatch(like(words.uploads.offline));
      // Rounded to whole KB or tenths of a MB; what is on the screen is never more than what is there.
      expect(bytesOf(sent)).toBeLessThanOrEqual((await this.arrived()) + (sent.endsWith("MB") ? 50_000 : 500));
      for (const other of (await this.state.allTextContents()).slice(1)) expect(other).toBe(words.uploads.waiting);
      expect(await this.part.locator(".tile").count()).toBe(tilesBefore);
      expect((await this.papers()).count).toBe(tilesBefore);
      await this.page.waitForTimeout(500);
    }
    const spoken = await this.page.locator("main > p.vh[role=status]").textContent();
    expect(spoken).toMatch(like(words.uploads.offline));
    await setLine(this.wire, false);
    await this.state
      .first()
      .filter({ hasText: like(words.uploads.sending) })
      .waitFor({ timeout: 60_000 });
  }

  async waitForTiles(count: number): Promise<void> {
    await this.part
      .locator(".tile")
      .nth(count - 1)
      .waitFor({ timeout: 200_000 });
  }
}

const without = inject("without");

describe.skipIf(without.includes("chromium"))("three photos over a line that breaks", () => {
  let browser: Browser;
  let admin: PostgresPool;
  let photos: Awaited<ReturnType<typeof largePhoto>>[];
  beforeAll(async () => {
    browser = await launchBrowser();
    admin = createPostgres(theHouse().adminUrl, { max: 1 });
    photos = await Promise.all([1, 2, 3].map(largePhoto));
  });
  afterAll(() => Promise.all([browser.close(), admin.end()]));

  test.each(["phone", "desktop"] as const)("become one case with three papers on a %s", async (screen) => {
    const { page, context, faults } = await visit(browser, { viewport: WIDTHS[screen] });
    await page.goto(address(OFFICE, "/layanan/kk-hilang-rusak"));
    await page.locator('form[action="/layanan/kk-hilang-rusak/ajukan"] button').first().click();
    await fillUntilPapers(page, answers);
    const wire = await context.newCDPSession(page);
    await wire.send("Network.enable");
    await setLine(wire, false);
    const sending = new Sending(page, wire, admin);
    for (const { buffer } of photos) expect(buffer.length).toBeGreaterThan(900_000);

    await sending.part.locator("input[type=file]").setInputFiles(photos);
    await sending.drop(4);
    await sending.waitForTiles(1);
    await sending.drop(3);

    // In the middle of the second one the page is loaded anew: it warns, comes back and goes on where it was.
    await expect.poll(() => sending.arrived(), { timeout: 60_000 }).toBeGreaterThan(0);
    const warnings: string[] = [];
    page.on("dialog", async (dialog) => {
      warnings.push(dialog.type());
      await dialog.accept();
    });
    await page.reload();
    expect(warnings).toEqual(["beforeunload"]);
    await sending.state.nth(1).waitFor();
    await sending.drop(3);
    await sending.waitForTiles(2);

    // The last answer is lost after the office has made the paper: the page does not claim it, asks again, gets one.
    let lost = 0;
    await page.route(/\/berkas\?berkas=/, async (route) => {
      if (route.request().method() !== "POST" || lost > 0) return route.fallback();
      lost++;
      expect(await postAside(route.request())).toBeLessThan(400);
      return route.abort("connectionreset");
    });
    await sending.state.filter({ hasText: words.uploads.checkingOffline }).waitFor({ timeout: 200_000 });
    expect(await sending.part.locator(".tile").count()).toBe(2);
    await sending.waitForTiles(3);
    expect(lost).toBe(1);
    expect(await sending.papers()).toEqual({ count: 3, different: 3 });
    expect(await sending.state.count()).toBe(0);
    // Three uploads, each begun once: nothing that had arrived was sent a second time.
    const uploads = new Set(sending.pieces.map(({ upload }) => upload));
    expect(uploads.size).toBe(3);

    await wire.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    const draftId = await sending.draftId();
    await page.getByRole("link", { name: words.form.papers.toReview }).click();
    await page.locator("main form button.btn-wide").click();
    await page.waitForURL(/\/bukti\//);
    const cases = await admin`select state from app.application where id = ${draftId}`;
    expect(cases).toHaveLength(1);
    const files =
      await admin`select sum(size_bytes)::int as bytes, count(*)::int as count from app.paper_file where application_id = ${draftId}`;
    expect(files[0]?.count).toBe(3);
    expect(files[0]?.bytes).toBeLessThan(photos.reduce((sum, { buffer }) => sum + buffer.length, 0) / 2);
    const left = await admin`select 1 from app.upload_chunk where upload_id in ${admin([...uploads])}`;
    expect(left).toHaveLength(0);
    expect(
      faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|Failed to load/.test(fault)),
    ).toEqual([]);
    await context.close();
  });

  test("a photo that is hard to read is asked about first and sent when its taker says so", async () => {
    const { page, context } = await visit(browser, { viewport: WIDTHS.phone });
    await page.goto(address(OFFICE, "/layanan/kk-hilang-rusak"));
    await page.locator('form[action="/layanan/kk-hilang-rusak/ajukan"] button').first().click();
    await fillUntilPapers(page, answers);
    const part = page.locator(`#berkas-${PAPER}`);
    const buffer = await sharp(photos[0]?.buffer).resize(1500).blur(9).jpeg().toBuffer();
    await part.locator("input[type=file]").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
    await part.getByText(words.uploads.advice.blurred).waitFor();
    expect(await part.locator(".tile").count()).toBe(0);
    await part.getByRole("button", { name: words.uploads.keep }).click();
    await part.locator(".tile").waitFor({ timeout: 60_000 });

    const pdf = { name: "b.heic", mimeType: "image/heic", buffer: Buffer.alloc(30_000, "tidak terbaca") };
    await part.locator("input[type=file]").setInputFiles(pdf);
    await part.getByText(words.form.refusals["file.type"]).waitFor();
    expect(await part.locator(".onway-state").textContent()).toBe(words.uploads.refused);
    await part
      .getByRole("button", { name: fill(`${words.uploads.dismiss}: ${words.uploads.photo}`, { number: 2 }) })
      .click();
    await expect.poll(() => part.locator(".onway").count()).toBe(0);
    await context.close();
  });
});
