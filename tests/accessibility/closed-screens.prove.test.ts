import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, visit, WIDTHS } from "../journeys/browser.ts";
import { signInWith } from "../journeys/officer-works.ts";
import { openClosedOffice } from "./closed-office.ts";
import { picturesFolder } from "./config.ts";
import { BUDGET, measureFirstLoad } from "./first-load.ts";
import { type ShownScreen, screenFaults } from "./screen-faults.ts";

const CITIZEN = [
  "closed-home",
  "closed-service",
  "closed-web",
  "closed-everywhere",
  "closed-start",
  "closed-purpose",
  "closed-purpose-told",
];
const ADMINISTRATOR = [
  "board-findings",
  "checked-findings",
  "mode-edit",
  "timeline-now",
  "publish-stopped",
  "discard-full",
  "history-long",
  "history-empty",
  "version-in-force",
  "version-refused",
  "import-rows",
  "service-own",
];

const event = (uid: string, ...lines: string[]) => ["BEGIN:VEVENT", uid, ...lines, "END:VEVENT"];
const day = (from: string, until?: string) => [
  `DTSTART;VALUE=DATE:${from}`,
  ...(until ? [`DTEND;VALUE=DATE:${until}`] : []),
];
const HOLIDAYS = [
  "BEGIN:VCALENDAR",
  ...event("UID:a@contoh.example", ...day("20271012"), "SUMMARY:Hari jadi kota"),
  ...event(
    "UID:b@contoh.example",
    ...day("20271101", "20271104"),
    "SUMMARY:Pesta adat panen raya seluruh kecamatan di hulu dan hilir sungai\\, tiga hari berturut-turut",
  ),
  ...event("UID:c@contoh.example", ...day("20261225"), "SUMMARY:Natal"),
  ...event("UID:d@contoh.example", ...day("20271013"), "SUMMARY:Tiap tahun", "RRULE:FREQ=YEARLY"),
  ...event("UID:e@contoh.example", "DTSTART:20271014T010000Z", "SUMMARY:Hanya pagi hari"),
  ...event("UID:f@contoh.example", ...day("20271015")),
  ...event("UID:g@contoh.example", ...day("20271001", "20271231"), "SUMMARY:Tiga bulan"),
  ...event("UID:a@contoh.example", ...day("20271016"), "SUMMARY:Sekali lagi"),
  ...event("CLASS:PUBLIC", ...day("20271017"), "SUMMARY:Tanpa tanda pengenal"),
  "END:VCALENDAR",
].join("\r\n");

/** Chooses a calendar file with everything that can be wrong in one, and has it read. */
async function readCalendar(page: Page): Promise<void> {
  const buffer = Buffer.from(HOLIDAYS);
  await page.locator("[name=berkas]").setInputFiles({ name: "libur.ics", mimeType: "text/calendar", buffer });
  await page.locator('button[value="baca"]').click();
  await page.locator('button[value="ambil"]').waitFor();
}

/** Wants an earlier version back without giving up the draft. */
async function revertOverDraft(page: Page): Promise<void> {
  await page.locator("main form button").last().click();
  await page.locator('main [role="alert"]').waitFor();
}

/** Asks whether anyone can finish what the office offers. */
async function checkNow(page: Page): Promise<void> {
  await page.locator('main form[method="post"] button').first().click();
  await page.waitForURL(/diperiksa=ya/);
}

/** Answers the question that comes first where a rule has exceptions. */
async function choosePurpose(page: Page): Promise<void> {
  await page.locator('main form[method="get"] button').click();
  await page.waitForURL(/keperluan=/);
}

describe.skipIf(inject("without").includes("chromium"))("the screens of an office that is half closed", () => {
  let browser: Browser;
  let anybody: BrowserContext;
  let administrator: BrowserContext;
  let screens: readonly ShownScreen[];
  let folder: string;

  beforeAll(async () => {
    const kept = picturesFolder();
    if (kept) mkdirSync(kept, { recursive: true });
    folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
    browser = await launchBrowser();
    const office = await openClosedOffice();
    anybody = (await visit(browser, { viewport: WIDTHS.phone })).context;
    administrator = await signInWith(browser, office.administrator);
    const at = (name: string, url: string, act?: ShownScreen["act"]): ShownScreen => ({
      name,
      url: address(office.slug, url),
      ...(act ? { act } : {}),
    });
    screens = [
      at("closed-home", "/"),
      at("closed-service", "/layanan/akta-lahir"),
      at("closed-web", "/layanan/akta-kematian"),
      at("closed-everywhere", "/layanan/kia-baru"),
      at("closed-start", "/layanan/akta-kematian/ajukan"),
      at("closed-purpose", "/layanan/ktp-rusak/ajukan"),
      at("closed-purpose-told", "/layanan/ktp-rusak/ajukan", choosePurpose),
      at("board-findings", "/admin"),
      at("checked-findings", "/admin/kesiapan", checkNow),
      at("mode-edit", `/admin/mode/${office.modeKey}`),
      at("timeline-now", "/admin/garis-waktu"),
      at("publish-stopped", "/admin/terbitkan"),
      at("discard-full", "/admin/buang"),
      at("history-long", "/admin/riwayat"),
      at("history-empty", "/admin/riwayat?sebelum=1"),
      at("version-in-force", `/admin/riwayat/${office.version}`),
      at("version-refused", "/admin/riwayat/2", revertOverDraft),
      at("import-rows", "/admin/libur/impor", readCalendar),
      at("service-own", "/admin/layanan/akta-lahir"),
    ];
  });
  afterAll(() => browser.close());

  const screenOf = (name: string): ShownScreen => {
    const screen = screens.find((one) => one.name === name);
    if (!screen) throw new Error(`Nobody prepared the screen ${name}.`);
    return screen;
  };

  test.each(CITIZEN)("%s: nothing overflows, is cut off, or stands in anybody's way", async (name) => {
    expect(await screenFaults(anybody, screenOf(name), folder), `Photographs in ${folder}`).toEqual([]);
  });

  test.each(ADMINISTRATOR)("%s: nothing overflows, is cut off, or stands in anybody's way", async (name) => {
    expect(await screenFaults(administrator, screenOf(name), folder), `Photographs in ${folder}`).toEqual([]);
  });

  test("where a rule closed the web, the form cannot be begun, and the way that is open stands first", async () => {
    const page = await anybody.newPage();
    await page.goto(screenOf("closed-start").url);
    expect(await page.locator("h1").textContent()).toMatch(/WhatsApp/);
    expect(await page.locator("main form").count()).toBe(0);
    expect(await page.locator("main .alt a").first().getAttribute("href")).toMatch(/^https:\/\/wa\.me\/62/);
    await page.close();
  });

  test("closed doors weigh no more than open ones", async () => {
    for (const name of CITIZEN.filter((one) => one !== "closed-purpose-told")) {
      const { bytes } = await measureFirstLoad(browser, screenOf(name).url, []);
      expect(bytes, name).toBeLessThan(BUDGET);
    }
  });
});
