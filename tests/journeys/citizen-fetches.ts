import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { address } from "./browser.ts";

/** Opens the own case with the tracking code and the last four digits of the phone. */
export async function openOwnCase(page: Page, office: string, trackingCode: string, last4: string): Promise<void> {
  await page.goto(address(office, "/lacak"));
  await page.locator("[name=kode]").fill(trackingCode);
  await page.locator("[name=angka]").fill(last4);
  await page.locator("form:has([name=kode]) button").last().click();
  await page.waitForURL(/\/lacak\/[0-9a-f-]{36}/);
}

/** Makes a PIN on the case page and reads it; it is shown once. */
export async function makePin(page: Page): Promise<string> {
  await page.locator("button[name=langkah][value=pin]").click();
  const pin = (await page.locator(".pin").textContent())?.replace(/\D/g, "") ?? "";
  if (!/^\d{6}$/.test(pin)) throw new Error("No PIN of six digits on the case page.");
  return pin;
}

/** Opens a mailed document link and gives the PIN: the bytes of the downloaded paper. */
export async function fetchPaper(page: Page, link: string, pin: string): Promise<Buffer> {
  await page.goto(link);
  await page.locator("[name=pin]").fill(pin);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("form:has([name=pin]) button").last().click(),
  ]);
  return await readFile(await download.path());
}

/** The address of a one-purpose page in a mail. */
export function linkIn(text: string, path: "lengkapi" | "dokumen"): string {
  const link = new RegExp(`http://[^\\s]+/${path}/[a-z2-7]{26}`).exec(text)?.[0];
  if (!link) throw new Error(`No link to /${path}/ in the mail.`);
  return link;
}
