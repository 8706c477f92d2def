import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import type { House } from "./house.ts";

/** The two screens every page is made for. */
export const WIDTHS = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } } as const;

/** Debian's Chromium with nothing of its own going on in the background. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The house of this run; only in tests that Chromium is there for. */
export function theHouse(): House {
  const house = inject("house");
  if (!house) throw new Error("The house was not started: Chromium is left out of this run.");
  return house;
}

/** The address of a page of an office, or of the simulator. */
export function address(slug: string, pagePath = "/"): string {
  return `http://${slug}.localhost:${theHouse().port}${pagePath}`;
}

/** A context as a visitor has one: screen, language, with or without JavaScript; every console error fails the test. */
export async function visit(
  browser: Browser,
  options: { viewport: { width: number; height: number }; javaScript?: boolean },
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: options.viewport,
    javaScriptEnabled: options.javaScript ?? true,
    locale: "id-ID",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  context.on("weberror", (error) => faults.push(error.error().message));
  return { context, page: await context.newPage(), faults };
}
