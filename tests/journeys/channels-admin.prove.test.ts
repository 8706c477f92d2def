import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPostgres, type PostgresPool } from "@gerai/database";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { picturesFolder } from "../accessibility/config.ts";
import { type ShownScreen, screenFaults } from "../accessibility/screen-faults.ts";
import { address, launchBrowser, theHouse, WIDTHS } from "./browser.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, say, simulator } from "./simulated-phones.ts";

/** No other test of this project signs its administrator in: a code of the authenticator opens only one door. */
const OFFICE = "bulungan";
/** Well before the sweep of the next minute: a receipt has its effect by itself. */
const ARRIVAL_MS = 20_000;
const TEST_WORDS = /^Pesan uji dari /;
const SECRETS = { _accessToken: "token-untuk-uji", _appSecret: "rahasia-untuk-uji", _verifyToken: "kata-untuk-uji" };

/** Presses a button and waits for the page that answers it. */
async function press(page: Page, button: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator(button).first().click(),
  ]);
  await page.waitForLoadState();
}

async function fillWhatsapp(page: Page, label: string, number: string, phoneNumberId: string): Promise<void> {
  await page.goto(address(OFFICE, "/admin/kanal/baru"));
  await page.locator('a[href$="jenis=whatsapp-cloud"]').click();
  await page.locator("[name=label]").fill(label);
  await page.locator("[name=publicNumber]").fill(number);
  await page.locator("[name=phoneNumberId]").fill(phoneNumberId);
  for (const [name, value] of Object.entries(SECRETS)) await page.locator(`[name=${name}]`).fill(value);
}

describe.skipIf(inject("without").includes("chromium"))("an administrator and the numbers of the office", () => {
  let browser: Browser;
  let admin: BrowserContext;
  let plain: BrowserContext;
  let database: PostgresPool;

  beforeAll(async () => {
    database = createPostgres(theHouse().adminUrl, { max: 1 });
    browser = await launchBrowser();
    admin = await signIn(browser, OFFICE, "admin");
    plain = await browser.newContext({ javaScriptEnabled: false, storageState: await admin.storageState() });
  });
  afterAll(() => Promise.all([browser.close(), database.end()]));

  test.each([
    { width: "phone", number: "0811-0000-0901", id: "62811000009001", withScript: false },
    { width: "desktop", number: "0811-0000-0902", id: "62811000009002", withScript: true },
  ] as const)("adds a number that Meta then reaches, and sees a test arrive ($width)", async (way) => {
    const page = await (way.withScript ? admin : plain).newPage();
    await page.setViewportSize(WIDTHS[way.width]);
    const label = `WhatsApp ${way.width}`;
    await fillWhatsapp(page, label, way.number, way.id);
    await press(page, "main form .row-acts button");
    const hook = await page.locator("#alamat").inputValue();
    expect(hook).toMatch(/^http:\/\/bulungan\.localhost:\d+\/api\/v1\/hooks\/whatsapp\/[a-z2-7]{26}$/);
    await simulator("POST", "/api/numbers", {
      ...{ phoneNumberId: way.id, displayNumber: way.number, officeSlug: OFFICE, webhookUrl: hook },
      ...{ accessToken: SECRETS._accessToken, appSecret: SECRETS._appSecret },
    });
    const asked = await simulator<{ verified: boolean }>("POST", `/api/numbers/${way.id}/verify`, {
      verifyToken: SECRETS._verifyToken,
    });
    expect(asked).toMatchObject({ verified: true });

    await page.locator("main .row-acts a").first().click();
    await page.waitForURL(/\/admin\/kanal\/[0-9a-f-]{36}$/);
    const phone = `+628120000${way.id.slice(-4)}`;
    await say(phone, way.number, "Selamat pagi");
    await page.locator("[name=to]").fill(phone);
    await press(page, "form:has([name=to]) button");
    await messageArrives(phone, TEST_WORDS);
    if (way.withScript) {
      await page.locator("live-part", { hasText: /Sampai|Dibaca/ }).waitFor({ timeout: ARRIVAL_MS });
    } else {
      await expect
        .poll(
          async () => {
            await page.locator("main .row-acts a", { hasText: "Muat ulang" }).click();
            return await page.locator("live-part").textContent();
          },
          { timeout: ARRIVAL_MS, interval: 500 },
        )
        .toMatch(/Sampai|Dibaca/);
    }
    await page.goto(address(OFFICE, "/admin/kanal"));
    const row = page.locator("tbody tr", { hasText: label });
    expect(await row.textContent()).toMatch(/Aktif.*[1-9]\d* pesan/);
    await page.close();
  });

  test("what is wrong is said at its box, the rest stays as it was typed, and no key is written back", async () => {
    const page = await admin.newPage();
    await fillWhatsapp(page, "Nomor ketiga", "bukan nomor", "62811000009003");
    await page.locator("[name='hours.1.0.from']").fill("15:00");
    await page.locator("[name='hours.1.0.to']").fill("08:00");
    await press(page, "main form .row-acts button");
    const led = await page.locator("#galat a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(led).toEqual(["#publicNumber", "#hours.1.0.to"]);
    expect(await page.locator("[name=label]").inputValue()).toBe("Nomor ketiga");
    expect(await page.locator("[name='hours.1.0.from']").inputValue()).toBe("15:00");
    const html = await page.content();
    for (const secret of Object.values(SECRETS)) expect(html).not.toContain(secret);
    await page.close();
  });

  test("a name that is taken is refused in words; off is off, and what somebody else changed is not overwritten", async () => {
    const page = await admin.newPage();
    await page.goto(address(OFFICE, "/admin/kanal"));
    const taken = (await page.locator("tbody th a").first().textContent()) ?? "";
    const account = (await page.locator("tbody th a").first().getAttribute("href")) ?? "";
    await fillWhatsapp(page, taken, "0811-0000-0904", "62811000009004");
    await press(page, "main form .row-acts button");
    expect(await page.locator("main [role=alert]").textContent()).toContain("sudah dipakai");
    const stale = await admin.newPage();
    await stale.goto(address(OFFICE, account));
    await page.goto(address(OFFICE, account));
    await press(page, "form:has([value=mati]) button");
    expect(await page.locator("main h1").textContent()).toContain("Dimatikan");
    await stale.locator("[name=dailyQuota]").fill("17");
    await press(stale, "form:has([value=simpan]) button");
    expect(await stale.locator("main [role=alert]").textContent()).toContain("diubah orang lain");
    expect(await stale.locator("[name=dailyQuota]").inputValue()).toBe("17");
    await press(page, "form:has([value=nyala]) button");
    await page.locator("[name=dailyQuota]").fill("1200");
    await press(page, "form:has([value=simpan]) button");
    expect(await page.locator("main .sm").first().textContent()).toContain("1.200");
    await Promise.all([page.close(), stale.close()]);
  });

  test("sees the credit left with a gateway and what needs somebody, and decides about a job that was given up", async () => {
    const page = await plain.newPage();
    await page.goto(address(OFFICE, "/admin/kanal"));
    const link = page.locator("tbody tr", { hasText: "SMS" }).locator("th a").first();
    const account = (await link.getAttribute("href")) ?? "";
    await page.goto(address(OFFICE, account));
    await page.locator("[name=lowBalance]").fill("2000000000");
    await page.locator("[name=receiptSources]").fill("127.0.0.0/8 bukan-alamat");
    await press(page, "form:has([value=simpan]) button");
    expect(await page.locator("#galat a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))).toEqual([
      "#lowBalance",
      "#receiptSources",
    ]);
    await page.locator("[name=lowBalance]").fill("900000000");
    await page.locator("[name=receiptSources]").fill("127.0.0.0/8, ::1");
    await press(page, "form:has([value=simpan]) button");
    expect(await page.locator("[name=receiptSources]").inputValue()).toBe("127.0.0.0/8 ::1");

    const id = account.split("/").at(-1) ?? "";
    await database`update app.account_watch set balance = 154250, balance_currency = 'IDR', balance_at = now() where account_id = ${id}`;
    const [office] = await database`select tenant_id from app.provider_account where id = ${id}`;
    const tenantId = String(office?.tenant_id);
    await database`
      insert into app.alarm (tenant_id, id, kind, account_id, code, count, since)
      values (${tenantId}, ${crypto.randomUUID()}, 'low-balance', ${id}, '154250 IDR', 1, now())
      on conflict do nothing`;
    for (const job of ["on-application-verified-notify", "on-conversation-reply-due-send"])
      await database`
        insert into app.dead_letter (tenant_id, id, queue, job, event_id, payload, reason, attempts, failed_at)
        values (${tenantId}, ${crypto.randomUUID()}, 'events', ${job}, ${crypto.randomUUID()}, '{}', 'documents.gone', 6, now())`;
    await page.goto(address(OFFICE, "/admin/kanal"));
    expect(await page.locator("tbody tr", { hasText: "154.250 IDR" }).textContent()).toContain("Saldo menipis");
    await page.locator("main a[href='/admin/gangguan']").click();
    expect(await page.locator("main").textContent()).toContain("saldo tinggal 154250 IDR");
    const jobs = page.locator("tbody tr", { hasText: "documents.gone" });
    const before = await jobs.count();
    await press(page, "form:has([value=abaikan]) button");
    expect([await jobs.count(), await page.locator("main [role=status]").textContent()]).toEqual([
      before - 1,
      expect.stringContaining("diabaikan"),
    ]);
    await page.close();
  });

  test("its screens: nothing overflows, is cut off, or stands in anybody's way", async () => {
    const kept = picturesFolder();
    if (kept) mkdirSync(kept, { recursive: true });
    const folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
    const page = await admin.newPage();
    await page.goto(address(OFFICE, "/admin/kanal"));
    const account = (await page.locator("tbody th a").first().getAttribute("href")) ?? "";
    await page.close();
    const at = (name: string, where: string, act?: ShownScreen["act"]): ShownScreen => ({
      name,
      url: address(OFFICE, where),
      ...(act ? { act } : {}),
    });
    const sendEmpty = async (shown: Page) => {
      await shown.locator("main form .row-acts button").first().click();
      await shown.locator("#galat").waitFor();
    };
    const renew = async (shown: Page) => {
      await shown.locator("details summary", { hasText: /alamat|address/i }).click();
      await shown.locator("form:has([value=alamat]) button").click();
      await shown.locator("#alamat").waitFor();
    };
    const screens = [
      at("channels", "/admin/kanal"),
      at("channel-choose", "/admin/kanal/baru"),
      at("channel-new", "/admin/kanal/baru?jenis=whatsapp-cloud", sendEmpty),
      at("channel-new-sms", "/admin/kanal/baru?jenis=sms-json"),
      at("channel", account),
      at("alarms", "/admin/gangguan"),
      at("channel-hook", account, renew),
    ];
    const faults: string[] = [];
    for (const screen of screens) {
      faults.push(...(await screenFaults(admin, screen, folder)).map((fault) => `${screen.name}: ${fault}`));
    }
    expect(faults, `Photographs in ${folder}`).toEqual([]);
  });
});
