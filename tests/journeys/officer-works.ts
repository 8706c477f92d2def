import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { address, theHouse, visit, WIDTHS } from "./browser.ts";
import type { HouseAccount } from "./house.ts";

/** What somebody signs in with. */
export type LogIn = Pick<HouseAccount, "office" | "username" | "password" | "totpSecret">;

/**
 * Signs a person of the demo in, once for the whole run: a code of the authenticator opens only one door (RFC 6238), so
 * tests keep the context and open new pages in it.
 */
export async function signIn(browser: Browser, office: string, username: string): Promise<BrowserContext> {
  const account = theHouse().accounts.find((one) => one.office === office && one.username === username);
  if (!account) throw new Error(`The demo has no ${username} in ${office}.`);
  return await signInWith(browser, account);
}

/** A house beside the one of this run, with a clock of its own. */
export interface OtherHouse {
  readonly now: Date;
  address(office: string, where: string): string;
}

/** Signs in whoever has this log-in, in the house of this run or in another; as `signIn`, once for each. */
export async function signInWith(browser: Browser, account: LogIn, other?: OtherHouse): Promise<BrowserContext> {
  const { context, page } = await visit(browser, { viewport: WIDTHS.desktop });
  await page.goto((other?.address ?? address)(account.office, "/petugas/masuk"));
  await page.locator("[name=username]").fill(account.username);
  await page.locator("[name=password]").fill(account.password);
  await page.locator("form:has([name=password]) button").last().click();
  await page.waitForURL(/\/petugas\/masuk\/kode/);
  const authenticator = new TOTP({ secret: Secret.fromBase32(account.totpSecret) });
  await page.locator("[name=code]").fill(authenticator.generate({ timestamp: other?.now.getTime() ?? Date.now() }));
  await page.locator("form:has([name=code]) button").last().click();
  await page.waitForURL(/\/(petugas|admin|kementerian)(\?|$)/);
  await page.close();
  return context;
}

/** Types words into the search of the staff pages and waits for what is found. */
export async function searchCases(page: Page, words: string): Promise<void> {
  await page.locator("header [name=cari]").fill(words);
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("header [name=cari]").press("Enter"),
  ]);
  await page.waitForLoadState();
}

/** Finds a case by its number, in all of them or in one view of the queue, and opens its desk. */
export async function openDesk(page: Page, office: string, number: string, view?: string): Promise<void> {
  await page.goto(address(office, view ? `/petugas?tampilan=${view}` : "/petugas"));
  if (!view) await searchCases(page, number);
  await page.locator('a[href*="/petugas/berkas/"]', { hasText: number }).first().click();
  await page.waitForURL(/\/petugas\/berkas\//);
}

/** Presses the button of a step and waits for the desk that follows. */
export async function takeStep(page: Page, step: string): Promise<void> {
  const button = page.locator(`form:has(input[name=langkah][value="${step}"]) button`).first();
  await Promise.all([page.waitForResponse((response) => response.request().method() === "POST"), button.click()]);
  await page.waitForLoadState();
}

/** Judges one paper, with a reason where it is refused. */
export async function judge(
  page: Page,
  requirement: string,
  verdict: "accepted" | "refused",
  reason?: string,
): Promise<void> {
  const desk = new URL(page.url());
  desk.searchParams.set("berkas", requirement);
  await page.goto(desk.toString());
  await page.locator(`[name=putusan][value=${verdict}]`).check({ force: true });
  if (reason) await page.locator(`[name=alasan][value=${reason}]`).check({ force: true });
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("[data-save-verdict]").click(),
  ]);
  await page.waitForLoadState();
}

/** Attaches a PDF as the paper made and signed in SIAK. */
export async function attachPdf(page: Page, pdf: Buffer): Promise<void> {
  const form = page.locator("form:has(input[name=langkah][value=attach-pdf])");
  await form.locator("input[type=file]").setInputFiles({ name: "akta.pdf", mimeType: "application/pdf", buffer: pdf });
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button").last().click(),
  ]);
  await page.waitForLoadState();
}
