import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser, visit, WIDTHS } from "./browser.ts";
import { fileCase } from "./citizen-files.ts";
import { signIn } from "./officer-works.ts";
import { messageArrives, simulator } from "./simulated-phones.ts";

const SERVICE = { code: "KK_HILANG_RUSAK", slug: "kk-hilang-rusak" };
const PHOTOS = { surat_hilang_polisi: 1 };
const TEMPLATE = "gerai_received_v101";
const SECRETS = { _accessToken: "token-nomor-baru", _appSecret: "rahasia-nomor-baru", _verifyToken: "kata-nomor-baru" };
/** A round of filing at the reviewers comes every minute. */
const FILED_MS = 90_000;

/** Presses a button and waits for the page that answers it. */
async function press(page: Page, button: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator(button).first().click(),
  ]);
  await page.waitForLoadState();
}

/** An administrator of an office whom no other test of this project signs in. */
interface Way {
  readonly width: keyof typeof WIDTHS;
  readonly withScript: boolean;
  readonly office: string;
  readonly number: string;
  readonly phoneNumberId: string;
  readonly phone: string;
}

/** Enters a number for one service alone, lets the provider know our address, and it knocks there. */
async function addNumber(page: Page, { office, number, phoneNumberId }: Way, label: string): Promise<void> {
  await page.goto(address(office, "/admin/kanal/baru"));
  await page.locator('a[href$="jenis=whatsapp-cloud"]').click();
  const businessAccountId = `waba-${office}`;
  for (const [name, value] of Object.entries({ label, publicNumber: number, businessAccountId, phoneNumberId }))
    await page.locator(`[name=${name}]`).fill(value);
  for (const [name, value] of Object.entries(SECRETS)) await page.locator(`[name=${name}]`).fill(value);
  const box = page.locator(`[name=services][value=${SERVICE.code}]`);
  if (!(await box.isVisible())) await page.locator("details:has([name=services]) summary").click();
  await box.check();
  await press(page, "main form .row-acts button");
  const webhookUrl = await page.locator("#alamat").inputValue();
  await simulator("POST", "/api/numbers", {
    ...{ phoneNumberId, displayNumber: number, officeSlug: office, webhookUrl, verifiedName: label },
    ...{ service: SERVICE.code, services: [SERVICE.code] },
    ...{ accessToken: SECRETS._accessToken, appSecret: SECRETS._appSecret },
  });
  await simulator("POST", `/api/numbers/${phoneNumberId}/verify`, { verifyToken: SECRETS._verifyToken });
}

/** Writes other words for the receipt and sends them to WhatsApp's reviewers, who agree. */
async function editWords(page: Page, { office }: Way, words: string, label: string): Promise<void> {
  const where = address(office, "/admin/pesan/received/whatsapp");
  await page.goto(where);
  await page.locator("[name=isi]").fill(words);
  await press(page, "main .row-acts button[value=terbit]");
  expect(await page.locator("main [role=status]").textContent()).toContain("diperiksa");
  const reload = async (part: string) => {
    await page.goto(where);
    return (await page.locator(part).allTextContents()).join(" ");
  };
  await expect.poll(() => reload("main"), { timeout: FILED_MS, interval: 1_000 }).toContain("versi 1 milik kantor");
  await simulator("POST", "/api/templates", {
    ...{ account: `waba-${office}`, name: TEMPLATE, language: "id", status: "APPROVED" },
  });
  await expect
    .poll(() => reload(`main .filings li:has-text("${label}")`), { timeout: FILED_MS, interval: 1_000 })
    .toMatch(/ 1\) disetujui/);
}

describe.skipIf(inject("without").includes("chromium"))("a number of its own for a service, and new words", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each<Way>([
    {
      ...{ width: "phone", withScript: false, office: "bintan", number: "0811-0000-0911" },
      ...{ phoneNumberId: "62811000009011", phone: "081200009011" },
    },
    {
      ...{ width: "desktop", withScript: true, office: "tanjungpinang", number: "0811-0000-0912" },
      ...{ phoneNumberId: "62811000009012", phone: "081200009012" },
    },
  ])("are both seen in the next notice of a case of that service ($width)", async (way) => {
    const { office, phone, number, phoneNumberId } = way;
    const signedIn = await signIn(browser, office, "admin");
    const options = { javaScriptEnabled: way.withScript, viewport: WIDTHS[way.width] };
    const admin = await browser.newContext({ ...options, storageState: await signedIn.storageState() });
    const page = await admin.newPage();
    const label = `WhatsApp KK ${way.width}`;
    await addNumber(page, way, label);
    await editWords(page, way, "Kabar dari nomor KK: berkas {kode} masuk, nomornya {nomor}, mohon disimpan.", label);

    const citizen = await visit(browser, { viewport: WIDTHS[way.width], javaScript: way.withScript });
    const answers = { ...catalogueSamples.services[SERVICE.code]?.samples[0]?.answers, "applicant.phone": phone };
    const receipt = await fileCase(citizen.page, office, SERVICE.slug, answers, PHOTOS, "whatsapp");
    const told = new RegExp(`Kabar dari nomor KK: berkas .* masuk, nomornya ${receipt.number}`);
    await messageArrives(`+62${phone.slice(1)}`, told);
    // On the phone it stands in the chat with the new number, and the office owns up to that number.
    await page.goto(address("simulator", `/phones/+62${phone.slice(1)}/whatsapp/${phoneNumberId}`));
    expect(await page.locator("#chat").textContent()).toMatch(told);
    await citizen.page.goto(address(office, "/cek-pesan"));
    expect(await citizen.page.locator("main").textContent()).toContain(number);
    await page.goto(address(office, "/admin/kanal"));
    expect(await page.locator("tbody tr", { hasText: label }).textContent()).toMatch(/[1-9]\d* pesan/);
    expect(citizen.faults).toEqual([]);
    await Promise.all([signedIn.close(), admin.close(), citizen.context.close()]);
  });
});
