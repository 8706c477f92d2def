import type { Browser, BrowserContext } from "playwright-core";
import { visit, WIDTHS } from "../journeys/browser.ts";

/** The most that the first load of a citizen's page may weigh, bytes as sent. */
export const BUDGET = 100_000;

/** What a phone fetched to show a page, in bytes as sent (compressed, with headers). */
export interface FirstLoad {
  readonly bytes: number;
  readonly requests: number;
}

/** Opens a page with an empty cache and the cookies of a visitor, and counts everything that came over the wire. */
export async function measureFirstLoad(
  browser: Browser,
  url: string,
  cookies: Parameters<BrowserContext["addCookies"]>[0],
): Promise<FirstLoad> {
  const { context, page } = await visit(browser, { viewport: WIDTHS.phone });
  await context.addCookies(cookies);
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await wire.send("Network.enable");
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return { bytes, requests };
}
