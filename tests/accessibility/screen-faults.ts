import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { WIDTHS } from "../journeys/browser.ts";
import { faultsOf, layoutFaultsOf, textFaultsOf } from "./page-faults.ts";

/** The width at which everything must still flow in one column (WCAG 1.4.10). */
export const SMALLEST = { width: 320, height: 568 };

/** What is looked at: a name for its photographs, its address, and what is done there before. */
export interface ShownScreen {
  readonly name: string;
  readonly url: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** A page of a viewer in a language; what its console says and its policy refuses is collected. */
async function openPage(context: BrowserContext, screen: ShownScreen, locale: string): Promise<[Page, string[]]> {
  await context.addCookies([{ name: "bahasa", value: locale, url: new URL("/", screen.url).href }]);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    // A page that comes back with faults answers 422 or 409; Chromium calls each such answer an error.
    if (message.type() === "error" && !/status of (?:409|422)/.test(message.text()))
      said.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`script: ${error.message}`));
  return [page, said];
}

/**
 * What is wrong with a screen in both languages, at both widths and the smallest; its photographs go into a folder. With
 * `pairs` axe, which takes most of the time, looks at the Indonesian page on the phone and at the English one on the
 * desk, so that each language and each width is judged.
 */
export async function screenFaults(
  context: BrowserContext,
  screen: ShownScreen,
  folder: string,
  by: "all" | "pairs" = "all",
): Promise<string[]> {
  const wrong: string[] = [];
  const pairs = [`id ${WIDTHS.phone.width}`, `en ${WIDTHS.desktop.width}`];
  for (const locale of ["id", "en"]) {
    const [page, said] = await openPage(context, screen, locale);
    const answer = await page.goto(screen.url);
    if (answer?.status() !== 200) wrong.push(`${locale}: answered ${answer?.status()}`);
    await screen.act?.(page);
    for (const viewport of Object.values(WIDTHS)) {
      await page.setViewportSize(viewport);
      const picture = path.join(folder, `${screen.name}-${viewport.width}-${locale}.png`);
      await page.screenshot({ path: picture, fullPage: true });
      const isJudged = by === "all" || pairs.includes(`${locale} ${viewport.width}`);
      for (const fault of await (isJudged ? faultsOf(page) : textFaultsOf(page)))
        wrong.push(`${locale}, ${viewport.width} px: ${fault}`);
    }
    await page.setViewportSize(SMALLEST);
    for (const fault of await layoutFaultsOf(page)) wrong.push(`${locale}, ${SMALLEST.width} px: ${fault}`);
    wrong.push(...said.map((one) => `${locale}: ${one}`));
    await page.close();
  }
  return wrong;
}
