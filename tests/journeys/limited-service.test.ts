import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Counted, cell, MOST_INTERACTIONS, publishWith } from "./admin-publishes.ts";
import { launchBrowser, visit, WIDTHS } from "./browser.ts";
import { signInWith } from "./officer-works.ts";
import { type StandingHouse, startStandingHouse } from "./standing-house.ts";

const OFFICE = "kutaitimur";
/** A Wednesday within the closure on which people work, at nine in the office (WITA). */
const NOW = new Date("2026-03-25T09:00:00+08:00");
const NAME = "Pelayanan terbatas Maret";
const REASON = "Loket tutup sampai 31 Maret. Perekaman dan pencetakan ditunda.";
const REASON_EN = "The counter is closed until 31 March. Recording and printing are put off.";
const CLOSED = "Sejak Senin, 23 Maret 2026. Buka lagi Rabu, 1 April 2026, 08.00 WITA";
const OPENS_AGAIN = "2026-04-01T00:00:00.000Z";
const ENDS = "2026-03-31T16:00:00.000Z";

/** What anybody may read of an office and what a closure of its counter changes: all of it. */
const PUBLIC = [
  ...["/", "/layanan", "/layanan/ktp-rusak", "/layanan/akta-lahir", "/layanan/ktp-perekaman", "/jam-layanan.ics"],
  ...["/layanan/ktp-rusak/ajukan", "/layanan/ktp-rusak/ajukan?keperluan=NONE", "/layanan/ktp-perekaman/ajukan"],
  ...["/api/v1/today", "/api/v1/services", "/api/v1/services/ktp-rusak/today", "/api/v1/calendar.ics"],
  ...["KTP_RUSAK", "AKTA_LAHIR", "KK_PISAH", "KTP_PEREKAMAN", "LEGALISIR"].flatMap((service) => [
    `/api/v1/availability?service=${service}&channel=counter`,
    `/api/v1/availability?service=${service}&channel=counter&at=2026-03-26T09:00:00%2B08:00`,
  ]),
];

/** What the preview of the draft said on a day. */
interface Previewed {
  readonly card: string | null;
  readonly collect: string | null;
  readonly page: string | null;
}

describe.skipIf(inject("without").includes("chromium"))("a counter closed from 23 to 31 March, on 25 March", () => {
  let house: StandingHouse;
  let browser: Browser;
  let offices: readonly string[];
  let interactions: number;
  let published: string | null;
  const previews: Previewed[] = [];
  const faults: string[] = [];
  /** Office, door and address with what stood there, before publishing and at the very next request after it. */
  let before: ReadonlyMap<string, string>;
  let after: ReadonlyMap<string, string>;

  async function readAll(): Promise<Map<string, string>> {
    const seen = new Map<string, string>();
    for (const office of offices) {
      for (const [index, door] of house.doors.entries()) {
        for (const where of PUBLIC) {
          const { status, body } = await house.read(door, office, where);
          expect(status, `${office} ${where}`).toBe(200);
          seen.set(`${office} ${index} ${where}`, body);
        }
      }
    }
    return seen;
  }

  const changedIn = (office: string, door: number) =>
    PUBLIC.filter((where) => {
      const key = `${office} ${door} ${where}`;
      return before.get(key) !== after.get(key);
    });

  async function previewOf({ page }: Counted): Promise<Previewed> {
    return {
      card: await cell(page, "KTP_RUSAK", "counter-file"),
      collect: await cell(page, "KTP_RUSAK", "counter-collect"),
      page: await page.locator(".phone-preview").textContent(),
    };
  }

  beforeAll(async () => {
    house = await startStandingHouse(NOW);
    browser = await launchBrowser();
    const all = house.accounts.map(({ office }) => office);
    offices = [...new Set(all)].filter((slug) => slug !== "pusat" && slug !== "konsol");
    before = await readAll();
  });

  beforeAll(async () => {
    const account = house.accounts.find(({ office, username }) => office === OFFICE && username === "admin");
    if (!account) throw new Error("The demo has no administrator there.");
    const admin = await signInWith(browser, account, house);
    admin.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    const counted = new Counted(await admin.newPage());
    await counted.page.goto(house.address(OFFICE, "/admin"));
    await counted.press('nav a[href="/admin/mode"]');
    await counted.press('a[href$="contoh=limited"]');
    await counted.fill("name", NAME);
    await counted.fill("reason.id", REASON);
    await counted.fill("reason.en", REASON_EN);
    await counted.fill("from", "2026-03-23");
    await counted.fill("until", "2026-03-31");
    await counted.press('.save-bar button[value="pratinjau"]');
    for (const day of ["2026-03-26", "2026-04-01"]) {
      await counted.fill("tanggal", day);
      await counted.press("form.ask .btn");
      previews.push(await previewOf(counted));
    }
    await publishWith(counted, "Surat edaran pelayanan terbatas");
    published = await counted.page.locator('main [role="status"]').textContent();
    interactions = counted.interactions;
    after = await readAll();
    await admin.close();
  });

  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  /** A page of the office as a citizen without JavaScript reads it, its white space made one. */
  async function visitOffice() {
    const citizen = await visit(browser, { viewport: WIDTHS.phone, javaScript: false });
    const text = async () =>
      (await citizen.page.locator("main").allInnerTexts())
        .join(" ")
        .replace(/\s+/g, " ")
        .replace(/ ([.,])/g, "$1");
    const open = async (where: string) => {
      await citizen.page.goto(house.address(OFFICE, where));
      return await text();
    };
    return { ...citizen, text, open };
  }

  test("is entered in one form, looked at on 26 March and on 1 April, and published within 25 interactions", () => {
    expect(published).toMatch(/Versi \d+ terbit/);
    expect(interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
    const [during, later] = previews;
    expect(during?.card).toMatch(/Tutup\s*mode Pelayanan terbatas Maret/);
    expect(during?.collect).toMatch(/^Buka/);
    expect(during?.page).toContain(REASON);
    expect(later?.card).toMatch(/^Buka/);
    expect(later?.collect).toMatch(/^Buka/);
    expect(later?.page).not.toContain(REASON);
    expect(faults).toEqual([]);
  });

  test("the office's page: the counter closed, collecting and online open, the notice with its exceptions", async () => {
    const { open, context, faults: pageFaults } = await visitOffice();
    const home = await open("/");
    for (const words of [
      "Rabu, 25 Maret 2026, 09.00 WITA Loket tutup. Layanan online tetap buka.",
      "Situs ini Buka",
      `Loket Tutup ${CLOSED}`,
      "Ambil dokumen Buka",
      `${NAME} Sejak Senin, 23 Maret 2026 Sampai Selasa, 31 Maret 2026 Alasan ${REASON}`,
      "Ditunda Perekaman KTP-el Pencetakan kartu",
      "Kecuali Keperluan tertentu (pilih keperluan Anda di halaman layanan)",
      "Pengambilan dokumen yang sudah jadi",
      "Berkas yang masuk sebelum Senin, 23 Maret 2026",
      "Selasa, 31 Maret 2026 Tutup",
    ])
      expect(home).toContain(words);
    expect(pageFaults).toEqual([]);
    await context.close();
  });

  test("the services' pages: each with the exceptions that it has, and with what of it is put off", async () => {
    const { open, page, context, faults: pageFaults } = await visitOffice();
    const counterClosed = ["Situs ini Buka", `Loket Tutup ${CLOSED}`, REASON];
    const [soldiers, earlier] = ["Keperluan: Pendaftaran TNI/Polri Buka", "Berkas yang sudah masuk sebelum"];
    const [printing, recording] = ["Pencetakan kartu: ", "Perekaman KTP-el: "];
    const collect = "Ambil dokumen jadi Buka";
    const pages: [slug: string, says: readonly string[], saysNot: readonly string[]][] = [
      ["ktp-rusak", [soldiers, collect, printing, "Sampai Selasa, 31 Maret 2026."], [earlier, recording]],
      ["akta-lahir", [`${earlier} Senin, 23 Maret 2026 Buka`, collect], [soldiers, printing, recording]],
      ["ktp-perekaman", [recording], [soldiers, earlier, printing]],
      ["kk-pisah", [collect], [soldiers, earlier, printing, recording]],
    ];
    for (const [slug, says, saysNot] of pages) {
      const text = await open(`/layanan/${slug}`);
      for (const words of [...counterClosed, ...says]) expect(text, slug).toContain(words);
      for (const words of saysNot) expect(text, slug).not.toContain(words);
      expect(
        await page.locator(`[action="/layanan/${slug}/ajukan"], a.btn[href="/layanan/${slug}/ajukan"]`).count(),
      ).toBeGreaterThan(0);
    }
    expect(pageFaults).toEqual([]);
    await context.close();
  });

  test.each([
    { purpose: "NONE", isPutOff: true },
    { purpose: "TNI_POLRI", isPutOff: false },
  ])(
    "before the form the purpose is asked; with $purpose printing is put off: $isPutOff; both may apply",
    async (applicant) => {
      const { page, text, open, context, faults: pageFaults } = await visitOffice();
      await open("/layanan/ktp-rusak");
      await page.locator('a[href="/layanan/ktp-rusak/ajukan"]').last().click();
      await page.waitForURL(/\/layanan\/ktp-rusak\/ajukan$/);
      expect(await text()).toContain("Untuk keperluan apa?");
      expect(await page.locator("main form[method=post]").count()).toBe(0);
      await page.locator(`[name=keperluan][value=${applicant.purpose}]`).check({ force: true });
      await page.locator("main form:has([name=keperluan]) button").click();
      await page.waitForURL(/keperluan=/);
      const told = await text();
      expect(told).toContain("Mulai mengajukan Penggantian KTP-el rusak");
      expect(told.includes(`Yang sedang ditunda Pencetakan kartu: ${REASON} Sampai Selasa, 31 Maret 2026.`)).toBe(
        applicant.isPutOff,
      );
      await page.locator("main form[method=post] button").click();
      await page.waitForURL(/\/layanan\/ktp-rusak\/ajukan\/[^?]+$/);
      expect(await page.locator("main form button.btn-wide").count()).toBeGreaterThan(0);
      expect(pageFaults).toEqual([]);
      await context.close();
    },
  );

  test("a service without an exception for a purpose asks for none, and the web takes its cases as before", async () => {
    const { page, open, context, faults: pageFaults } = await visitOffice();
    expect(await open("/layanan/akta-lahir/ajukan")).toContain("Mulai mengajukan Akta kelahiran");
    expect(await page.locator("[name=keperluan]").count()).toBe(0);
    await page.locator("main form[method=post] button").click();
    await page.waitForURL(/\/layanan\/akta-lahir\/ajukan\/[^?]+$/);
    expect(pageFaults).toEqual([]);
    await context.close();
  });

  test.each([0, 1] as const)(
    "door %i of the API: closed but for TNI/Polri, collecting and earlier akta cases",
    async (door) => {
      const ask = async (query: Readonly<Record<string, string>>) => {
        const { body } = await house.read(
          house.doors[door],
          OFFICE,
          `/api/v1/availability?${new URLSearchParams(query)}`,
        );
        return JSON.parse(body) as AvailabilityAnswer;
      };
      const card = { service: "KTP_RUSAK", channel: "counter" };
      const printing = { code: "PRINT_SUSPENDED", until: ENDS };
      const closed = { open: false, rule: { name: NAME }, until: OPENS_AGAIN };
      expect(await ask(card)).toMatchObject({
        ...closed,
        reason: { text: { id: REASON, en: REASON_EN } },
        holds: [printing],
      });
      expect(await ask({ ...card, purpose: "BPJS" })).toMatchObject(closed);
      expect(await ask({ ...card, purpose: "TNI_POLRI" })).toMatchObject({ open: true, holds: [] });
      expect(await ask({ ...card, stage: "collect" })).toMatchObject({ open: true });
      expect(await ask({ ...card, channel: "web" })).toMatchObject({ open: true, holds: [printing] });
      const akta = { service: "AKTA_LAHIR", channel: "counter", stage: "continue" };
      expect(await ask({ ...akta, filedOn: "2026-03-10" })).toMatchObject({ open: true });
      expect(await ask({ ...akta, filedOn: "2026-03-23" })).toMatchObject(closed);
      expect(await ask({ ...akta, stage: "collect" })).toMatchObject({ open: true });
      expect(await ask({ ...akta, service: "KK_PISAH", filedOn: "2026-03-10" })).toMatchObject(closed);
      expect(await ask({ service: "KTP_PEREKAMAN", channel: "web" })).toMatchObject({
        holds: [{ code: "RECORDING_SUSPENDED", until: ENDS }],
      });
      const at = (instant: string) => ask({ ...card, at: `2026-${instant}+08:00` });
      expect(await at("03-20T15:59:00")).toMatchObject({ rule: null });
      expect(await at("03-31T23:59:00")).toMatchObject(closed);
      expect(await at("04-01T08:00:00")).toMatchObject({ open: true, rule: null, holds: [] });
    },
  );

  test("every page, list and file of the office is another at the next request of each process, and the same in both", () => {
    expect(changedIn(OFFICE, 0)).toEqual(PUBLIC);
    expect(changedIn(OFFICE, 1)).toEqual(PUBLIC);
    for (const where of PUBLIC)
      expect(after.get(`${OFFICE} 1 ${where}`), where).toBe(after.get(`${OFFICE} 0 ${where}`));
  });

  test("byte for byte, no other office changes", () => {
    const others = offices.filter((slug) => slug !== OFFICE);
    expect(others).toHaveLength(7);
    for (const other of others) expect([...changedIn(other, 0), ...changedIn(other, 1)], other).toEqual([]);
  });
});
