import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { address, launchBrowser } from "./browser.ts";
import { signIn } from "./officer-works.ts";

/** An instant of the articles as an administrator looks at it: what the counter's screen says of a service, and the page. */
interface Look {
  readonly office: "bontang" | "bekasikab";
  readonly day: string;
  readonly time: string;
  readonly purpose?: string;
  readonly service: string;
  /** Cell of the counter's screen: channel and stage; of each site, the main one first. */
  readonly way: string;
  readonly says: readonly (string | RegExp)[];
  /** The first sentence of the citizen's page. */
  readonly page: string;
}

const LOOKS: readonly Look[] = [
  {
    ...{ office: "bontang", day: "2020-06-03", time: "10:00", service: "AKTA_LAHIR", way: "counter-file" },
    says: [/^Buka/],
    page: "Loket dan layanan online buka.",
  },
  {
    ...{ office: "bontang", day: "2020-09-01", time: "10:00", service: "KK_PISAH", way: "counter-file" },
    says: [/^Tutup.*Kembali sepenuhnya daring.*belum ditentukan/],
    page: "Loket tutup. Layanan online tetap buka.",
  },
  {
    ...{ office: "bekasikab", day: "2021-02-01", time: "10:00", service: "KIA_BARU", way: "counter-collect" },
    says: [/^Tutup.*Seluruh layanan daring/, /^Tutup.*Seluruh layanan daring/],
    page: "Loket tutup. Layanan online tetap buka.",
  },
  {
    ...{ office: "bekasikab", day: "2021-02-01", time: "10:00", service: "LEGALISIR", way: "counter-file" },
    purpose: "TNI_POLRI",
    says: [/^Buka/],
    page: "Loket tutup. Layanan online tetap buka.",
  },
  {
    ...{ office: "bekasikab", day: "2021-03-08", time: "08:00", service: "LEGALISIR", way: "counter-file" },
    says: [/^Buka/],
    page: "Loket dan layanan online buka.",
  },
];

describe.skipIf(inject("without").includes("chromium"))("the replay in the preview of an administrator", () => {
  let browser: Browser;
  const people = new Map<string, BrowserContext>();

  beforeAll(async () => {
    browser = await launchBrowser();
    for (const office of new Set(LOOKS.map((look) => look.office)))
      people.set(office, await signIn(browser, office, "admin"));
  });
  afterAll(() => browser.close());

  test.each(LOOKS)("$office, $day $time, $service, $way", async (look) => {
    const page = await people.get(look.office)?.newPage();
    if (!page) throw new Error("Nobody is signed in.");
    const { day, time, purpose, service } = look;
    const search = new URLSearchParams({ tanggal: day, jam: time, ...(purpose && { keperluan: purpose }) });
    await page.goto(address(look.office, `/admin/pratinjau?${search}`));
    const cells = page.locator(`tr[data-service="${service}"] td[data-way="${look.way}"]`);
    const texts = (await cells.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
    for (const [index, expected] of look.says.entries()) expect(texts[index]).toMatch(expected);
    expect(await page.locator("main").textContent()).toContain(look.page);
    await page.close();
  });
});
