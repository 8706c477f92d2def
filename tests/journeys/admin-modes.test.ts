import { get } from "node:http";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Counted, cell, MOST_INTERACTIONS, publishWith } from "./admin-publishes.ts";
import { address, launchBrowser, theHouse, visit, WIDTHS } from "./browser.ts";
import { signIn } from "./officer-works.ts";

/** No other browser test signs in here: a code of the authenticator opens only one door. */
const OFFICE = "kutaitimur";
const NEIGHBOUR = "paser";
const DAY_MS = 86_400_000;

/** The office's day (WITA), some days from now. */
const dayFromNow = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

interface Answer {
  readonly open: boolean;
  readonly until: string | null;
  readonly rule: { readonly name: string } | null;
}

/** The answer of the public question, as anybody gets it. */
function ask(office: string, query: Readonly<Record<string, string>>): Promise<Answer> {
  const { port } = theHouse();
  const path = `/api/v1/availability?${new URLSearchParams(query)}`;
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers: { host: `${office}.localhost:${port}` } }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      if (response.statusCode === 200) resolve(JSON.parse(text) as Answer);
      else reject(new Error(`${response.statusCode} ${text}`));
    }).on("error", reject);
  });
}

describe.skipIf(inject("without").includes("chromium"))("an administrator changes what is open", () => {
  let browser: Browser;
  let admin: BrowserContext;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await signIn(browser, OFFICE, "admin");
    admin.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
    });
  });
  afterAll(() => browser.close());

  test("limited service of 23 to 31 March: one form, two previews, published, within 25 interactions", async () => {
    const page = await admin.newPage();
    const counted = new Counted(page);
    const neighbour = await ask(NEIGHBOUR, { service: "KTP_RUSAK", at: "2020-03-26T09:00:00+08:00" });
    await page.goto(address(OFFICE, "/admin"));
    await counted.press('nav a[href="/admin/mode"]');
    await counted.press('a[href$="contoh=limited"]');
    await counted.fill("name", "Pelayanan terbatas Maret");
    await counted.fill("reason.id", "Loket tutup sampai 31 Maret. Perekaman dan pencetakan ditunda.");
    await counted.fill("from", "2020-03-23");
    await counted.fill("until", "2020-03-31");
    await counted.press('.save-bar button[value="pratinjau"]');
    await counted.fill("tanggal", "2020-03-26");
    await counted.press("form.ask .btn");
    expect(await cell(page, "KTP_RUSAK", "counter-file")).toMatch(/Tutup\s*mode Pelayanan terbatas Maret/);
    expect(await cell(page, "KTP_RUSAK", "counter-collect")).toMatch(/^Buka/);
    expect(await page.locator(".phone-preview").textContent()).toContain("Perekaman dan pencetakan ditunda.");
    await counted.fill("tanggal", "2020-04-01");
    await counted.press("form.ask .btn");
    expect(await cell(page, "KTP_RUSAK", "counter-file")).toMatch(/^Buka/);
    await publishWith(counted, "Surat edaran pelayanan terbatas");
    expect(await page.locator('main [role="status"]').textContent()).toMatch(/Versi \d+ terbit/);
    expect(counted.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);

    const at = "2020-03-26T09:00:00+08:00";
    const counter = { service: "KTP_RUSAK", channel: "counter", stage: "file", at };
    expect(await ask(OFFICE, counter)).toMatchObject({ open: false, until: "2020-04-01T00:00:00.000Z" });
    expect(await ask(OFFICE, { ...counter, purpose: "TNI_POLRI" })).toMatchObject({ open: true });
    expect(await ask(OFFICE, { ...counter, service: "AKTA_LAHIR", stage: "collect" })).toMatchObject({ open: true });
    const earlier = { service: "AKTA_LAHIR", channel: "counter", stage: "continue", at };
    expect(await ask(OFFICE, { ...earlier, filedOn: "2020-03-10" })).toMatchObject({ open: true });
    expect(await ask(OFFICE, { ...earlier, filedOn: "2020-03-24" })).toMatchObject({ open: false });
    expect(await ask(OFFICE, { ...counter, at: "2020-04-01T09:00:00+08:00" })).toMatchObject({ open: true });
    expect(await ask(NEIGHBOUR, { service: "KTP_RUSAK", at })).toEqual(neighbour);
    await page.close();
  });

  test("a mode of today shows at once on the office's page, the service's page and before the form, and goes again", async () => {
    const page = await admin.newPage();
    const counted = new Counted(page);
    const citizen = await visit(browser, { viewport: WIDTHS.phone, javaScript: false });
    const read = async (path: string) => {
      await citizen.page.goto(address(OFFICE, path));
      return await citizen.page.locator("main").textContent();
    };
    const NAME = "Loket tutup mendadak";
    const REASON = "Atap loket bocor sejak pagi.";
    expect(await read("/")).not.toContain(NAME);
    await page.goto(address(OFFICE, "/admin/mode/baru?contoh=limited"));
    await counted.fill("name", NAME);
    await counted.fill("reason.id", REASON);
    await counted.fill("from", dayFromNow(0));
    await counted.fill("until", dayFromNow(7));
    await counted.press('.save-bar button[value="simpan"]');
    await publishWith(counted, "Atap bocor");

    const home = await read("/");
    expect(home).toContain(NAME);
    expect(home).toContain(REASON);
    expect(await read("/layanan/ktp-rusak")).toContain(REASON);
    await citizen.page.goto(address(OFFICE, "/layanan/ktp-rusak/ajukan"));
    expect(await citizen.page.locator("[name=keperluan]").count()).toBeGreaterThan(0);
    expect(await ask(OFFICE, { service: "KTP_RUSAK" })).toMatchObject({ open: false, rule: { name: NAME } });

    await page.goto(address(OFFICE, "/admin/mode"));
    await counted.press(`main table a:text-is("${NAME}")`);
    await counted.press('.save-bar button[value="hapus"]');
    await publishWith(counted, "Atap sudah baik");
    expect(await read("/")).not.toContain(NAME);
    expect((await ask(OFFICE, { service: "KTP_RUSAK" })).rule).toBeNull();
    expect(citizen.faults).toEqual([]);
    await citizen.context.close();
    await page.close();
  });

  test("what is missing or contradictory is said beside the box, and what was typed stays", async () => {
    const page = await admin.newPage();
    const counted = new Counted(page);
    await page.goto(address(OFFICE, "/admin/mode/baru"));
    await counted.fill("name", "Tanpa akibat");
    await counted.fill("from", "2026-12-10");
    await counted.press('.save-bar button[value="simpan"]');
    expect(await page.title()).toMatch(/^Galat: /);
    const summary = page.locator("#galat a");
    expect(await summary.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(
      expect.arrayContaining(["#effects", "#reason.id", "#reviewOn"]),
    );
    for (const href of await summary.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? "")))
      expect(await page.locator(`[id="${href.slice(1)}"]`).count(), href).toBe(1);
    expect(await page.locator('[name="name"]').inputValue()).toBe("Tanpa akibat");
    await page.locator('[name="exceptions.0.stages"][value="collect"]').check();
    await counted.press('button[value="pengecualian"]');
    expect(await page.locator('[name="exceptions.0.stages"][value="collect"]').isChecked()).toBe(true);
    expect(await page.locator('[name="exceptions.1.filedBefore"]').count()).toBe(1);
    await page.close();
  });

  test("an open end without a review cannot be saved, and a mode that nobody reviewed stops a publishing it comes with", async () => {
    const page = await admin.newPage();
    const counted = new Counted(page);
    await page.goto(address(OFFICE, "/admin/mode/baru?contoh=blanksOut"));
    await counted.fill("from", "2020-05-01");
    await counted.fill("reviewOn", "2020-06-01");
    await counted.press('.save-bar button[value="simpan"]');
    await counted.press('a[href="/admin/terbitkan"]');
    expect(await page.locator(".findings .stops").count()).toBe(1);
    expect(await page.locator('[name="catatan"]').count()).toBe(0);
    await counted.press(".finding-links a");
    expect(await page.locator('[name="reviewOn"]').inputValue()).toBe("2020-06-01");
    await counted.press('button[value="batal"]');
    expect(await page.locator('a[href="/admin/terbitkan"]').count()).toBe(0);
    await page.close();
  });

  test("the slower of two sees who was faster and both versions, and overwrites only knowingly", async () => {
    const [slow, fast] = [new Counted(await admin.newPage()), new Counted(await admin.newPage())];
    await slow.page.goto(address(OFFICE, "/admin/kontak"));
    await slow.press("main table tbody a");
    await fast.page.goto(slow.page.url());
    await fast.fill("role", "Ditulis lebih dulu");
    await fast.press('.save-bar button[value="simpan"]');
    await slow.fill("role", "Ditulis belakangan");
    await slow.press('.save-bar button[value="simpan"]');
    const told = await slow.page.locator(".conflict").textContent();
    for (const words of ["lebih dulu mengubah ini", "Ditulis lebih dulu", "Ditulis belakangan"])
      expect(told).toContain(words);
    expect(await slow.page.locator('[name="role"]').inputValue()).toBe("Ditulis belakangan");
    await slow.press('.save-bar button[value="simpan"]');
    expect(slow.page.url()).toContain("hasil=tersimpan");
    await slow.press('a[href="/admin/buang"]');
    await slow.press("main form .btn-danger");
    expect(await slow.page.locator('main [role="status"]').textContent()).toContain("Draf dibuang");
    await Promise.all([slow.page.close(), fast.page.close()]);
  });

  test("holidays come from a calendar file, looked at first; an earlier version comes back by the draft", async () => {
    const page = await admin.newPage();
    const counted = new Counted(page);
    await page.goto(address(OFFICE, "/admin/libur"));
    await counted.press('a[href="/admin/libur/impor"]');
    const event = (uid: string, ...lines: string[]) => ["BEGIN:VEVENT", `UID:${uid}`, ...lines, "END:VEVENT"];
    const file = [
      "BEGIN:VCALENDAR",
      ...event("a@contoh.example", "DTSTART;VALUE=DATE:20261012", "SUMMARY:Hari jadi kabupaten"),
      ...event("b@contoh.example", "DTSTART;VALUE=DATE:20261225", "SUMMARY:Natal"),
      ...event("c@contoh.example", "DTSTART;VALUE=DATE:20261013", "SUMMARY:Tiap tahun", "RRULE:FREQ=YEARLY"),
      "END:VCALENDAR",
    ].join("\r\n");
    const calendar = { name: "libur.ics", mimeType: "text/calendar", buffer: Buffer.from(file) };
    await page.locator('[name="berkas"]').setInputFiles(calendar);
    await counted.press('button[value="baca"]');
    const rows = await page.locator("main form table tbody tr").allTextContents();
    expect(rows.map((row) => /baru|sudah libur nasional|berulang/.exec(row)?.[0])).toEqual([
      "baru",
      "sudah libur nasional",
      "berulang",
    ]);
    await counted.press('button[value="ambil"]');
    expect(await page.locator('main [role="status"]').textContent()).toMatch(/^1 hari libur/);
    await publishWith(counted, "Hari jadi kabupaten");
    await counted.press('nav a[href="/admin/riwayat"]');
    const versions = page.locator("main table tbody tr");
    expect(await versions.first().textContent()).toContain("Hari jadi kabupaten");
    await counted.press("main table tbody tr:nth-child(2) a");
    await counted.press("main form .btn");
    expect(page.url()).toContain("/admin/terbitkan");
    expect(await page.locator(".difference h3").allTextContents()).toEqual([
      "Dihapus: Hari libur: Hari jadi kabupaten",
    ]);
    await counted.press('a[href="/admin/buang"]');
    await counted.press("main form .btn-danger");
    await page.close();
  });

  test("the timeline shows the past, and says in a table what its bars show", async () => {
    const page = await admin.newPage();
    await page.goto(address(OFFICE, "/admin/garis-waktu?dari=2020-03-01&sampai=2020-04-30"));
    expect(await page.locator("svg.rule-chart .bar-closes").count()).toBeGreaterThan(0);
    expect(await page.locator("main table").textContent()).toContain("Pelayanan terbatas Maret");
    await page.close();
    expect(faults).toEqual([]);
  });
});
