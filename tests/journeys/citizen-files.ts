import { messages } from "@gerai/language";
import type { Page } from "playwright-core";
import { address } from "./browser.ts";
import { fillUntilPapers, type GivenAnswers } from "./fill-form.ts";
import { photographed } from "./photos.ts";

const words = messages("id");

/** What the citizen carries away. */
export interface Receipt {
  readonly number: string;
  readonly trackingCode: string;
}

/** Sends photos for one requirement on a papers page and waits until they stand there as received. */
export async function sendPhotos(page: Page, requirement: string, count: number, label: string): Promise<void> {
  const part = page.locator(`#berkas-${requirement}`);
  for (let sent = 1; sent <= count; sent++) {
    // Until the module of the page has come, choosing alone sends nothing.
    await page.waitForLoadState();
    await part.locator("input[type=file]").setInputFiles(await photographed(`${label} ${sent}`));
    const button = part.locator("photo-upload button[type=submit]");
    if (await button.isVisible()) await button.click();
    await part
      .locator(".tile")
      .nth(sent - 1)
      .waitFor();
    await page.waitForLoadState();
  }
}

/**
 * Files a whole case as a citizen would: start, one page after the other, papers, review, send. With `notifyBy` they say
 * on the review how they wish to be told; e-mail is told at night too.
 */
export async function fileCase(
  page: Page,
  office: string,
  slug: string,
  answers: GivenAnswers,
  photos: Readonly<Record<string, number>>,
  notifyBy?: "whatsapp" | "sms" | "email",
): Promise<Receipt> {
  await page.goto(address(office, `/layanan/${slug}`));
  await page.locator(`form[action="/layanan/${slug}/ajukan"] button`).first().click();
  await fillUntilPapers(page, answers);
  for (const [requirement, count] of Object.entries(photos)) await sendPhotos(page, requirement, count, requirement);
  await page.getByRole("link", { name: words.form.papers.toReview }).click();
  if (notifyBy) await page.locator(`input[name=kabari][value=${notifyBy}]`).check();
  await page.locator("main form button.btn-wide").click();
  await page.waitForURL(/\/bukti\//);
  const ticket = await page.locator(".ticket").textContent();
  const number = /\d{2}\.\d{2}-\d{6}-\d{4}/.exec(ticket ?? "")?.[0];
  const trackingCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(ticket ?? "")?.[0];
  if (!number || !trackingCode) throw new Error(`No number or code on the receipt: ${ticket}`);
  return { number, trackingCode };
}
