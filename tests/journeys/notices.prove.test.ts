import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPostgres, type PostgresPool } from "@gerai/database";
import { messages } from "@gerai/language";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { picturesFolder } from "../accessibility/config.ts";
import { screenFaults } from "../accessibility/screen-faults.ts";
import { address, launchBrowser, theHouse, visit, WIDTHS } from "./browser.ts";
import { openOwnCase } from "./citizen-fetches.ts";
import { fileCase, type Receipt } from "./citizen-files.ts";
import { fillPage } from "./fill-form.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, messagesOf } from "./simulated-phones.ts";

/** No other test of this project signs its front desk in: a code of the authenticator opens only one door. */
const OFFICE = "bontang";
const PHONE = "+6281200000821";
const words = messages("id").noticePages;
const answers = { ...catalogueSamples.services.KK_HILANG_RUSAK?.samples[0]?.answers, "applicant.phone": PHONE };

describe.skipIf(inject("without").includes("chromium"))("messages of a case", () => {
  let browser: Browser;
  let officer: BrowserContext;
  let admin: PostgresPool;
  let citizen: Awaited<ReturnType<typeof visit>>;
  let receipt: Receipt;
  let caseAt: string;
  let code = "";

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = createPostgres(theHouse().adminUrl, { max: 1 });
    officer = await signIn(browser, OFFICE, "loket");
    citizen = await visit(browser, { viewport: WIDTHS.phone, javaScript: false });
    receipt = await fileCase(citizen.page, OFFICE, "kk-hilang-rusak", answers, { surat_hilang_polisi: 1 }, "sms");
  });
  afterAll(async () => {
    await browser.close();
    await admin.end();
  });

  const text = async (page: Page) => (await page.locator("main").textContent()) ?? "";

  test("come over the channel the applicant chose, stand on the case's page, and prove themselves by their code", async () => {
    await messageArrives(PHONE, receipt.number);
    const [message] = (await messagesOf(PHONE)).filter(({ direction }) => direction === "received");
    await openOwnCase(citizen.page, OFFICE, receipt.trackingCode, PHONE.slice(-4));
    caseAt = new URL(citizen.page.url()).pathname;
    const told = await text(citizen.page);
    expect(told).toContain(words.kinds.received);
    code =
      /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.exec(
        told.split(words.ofCase.code.split("{")[0] ?? "")[1] ?? "",
      )?.[0] ?? "-";
    expect(message?.content.text).toContain(code);
    const stranger = await visit(browser, { viewport: WIDTHS.phone, javaScript: false });
    await stranger.page.goto(address(OFFICE, "/cek-pesan"));
    await stranger.page.locator("#kode").fill(code.toLowerCase());
    await stranger.page.locator("main form button").click();
    const answer = await text(stranger.page);
    expect(answer).toContain(words.check.ours);
    expect(answer).toContain("SMS");
    expect(answer).not.toContain(receipt.number);
    await stranger.page.goto(address("balikpapan", `/cek-pesan?kode=${code}`));
    expect(await text(stranger.page)).toContain(words.check.notOurs);
    await stranger.page.goto(address(OFFICE, "/cek-pesan?kode=123"));
    expect(await text(stranger.page)).toContain(words.check.badCode);
    await stranger.context.close();
  });

  test("are asked about beside the phone number: the choice survives a wrong answer and stands there again", async () => {
    const { page, context } = await visit(browser, { viewport: WIDTHS.phone, javaScript: false });
    const chosen = () => page.locator("input[name=kabari]:checked").getAttribute("value");
    await page.goto(address(OFFICE, "/layanan/kk-hilang-rusak"));
    await page.locator('form[action="/layanan/kk-hilang-rusak/ajukan"] button').first().click();
    for (let asked = 0; (await page.locator("input[name=kabari]").count()) === 0; asked++) {
      if (asked > 20) throw new Error("No page asks how to be told.");
      await fillPage(page, answers);
    }
    const contact = page.url();
    expect(await chosen()).toBe("kantor");
    await page.locator("input[name=kabari][value=email]").check();
    await fillPage(page, { ...answers, "applicant.phone": "12" });
    expect(await page.locator("[aria-invalid=true]").count()).toBeGreaterThan(0);
    expect(await chosen()).toBe("email");
    await fillPage(page, answers);
    await page.goto(contact);
    expect(await chosen()).toBe("email");
    await context.close();
  });

  test("go another way from when the applicant says so, without a script", async () => {
    await citizen.page.goto(address(OFFICE, caseAt));
    await citizen.page.locator("input[name=kabari][value=whatsapp]").check();
    await citizen.page.locator("form:has(input[name=kabari]) button").click();
    await citizen.page.waitForURL(/kabar=disimpan/);
    expect(await text(citizen.page)).toContain(words.choice.saved);
    expect(await citizen.page.locator("input[name=kabari]:checked").getAttribute("value")).toBe("whatsapp");
  });

  test("that reached nobody are called by an officer; their screens have no fault", async () => {
    // An hour of all providers away, which no test waits for, in one line.
    await admin`update app.notification n set task_at = now() - interval '1 minute' from app.application a
      where a.tenant_id = n.tenant_id and a.id = n.application_id and a.number = ${receipt.number}`;
    const kept = picturesFolder();
    if (kept) mkdirSync(kept, { recursive: true });
    const folder = kept ?? mkdtempSync(path.join(tmpdir(), "gerai-screens-"));
    // Axe is a script itself.
    const own = await browser.newContext({ storageState: await citizen.context.storageState() });
    const screens = [
      [officer, "notice-tasks", "/petugas/kabar"],
      [own, "case-notices", caseAt],
      [own, "check-message", `/cek-pesan?kode=${code}`],
      [own, "check-message-strange", "/cek-pesan?kode=0000-0000"],
    ] as const;
    const faults: string[] = [];
    for (const [who, name, where] of screens) {
      const found = await screenFaults(who, { name, url: address(OFFICE, where) }, folder, "pairs");
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults, `Photographs in ${folder}`).toEqual([]);
    const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await officer.storageState() });
    const page = await plain.newPage();
    await page.goto(address(OFFICE, "/petugas/kabar"));
    const row = page.locator("tr", { hasText: receipt.number });
    await row.locator("select").selectOption("called");
    await row.locator("button").click();
    await page.waitForURL(/hasil=ditandai/);
    expect(await text(page)).not.toContain(receipt.number);
    const [trail] =
      await admin`select details from app.audit_event where action = 'notice.handle' order by at desc limit 1`;
    expect(trail?.details).toMatchObject({ how: "called", kind: "received" });
  });
});
