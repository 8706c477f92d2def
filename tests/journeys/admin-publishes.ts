import type { Page } from "playwright-core";

/** What an administrator may need at most for a whole decision. */
export const MOST_INTERACTIONS = 25;

/** A page on which every press and every filled box is counted. */
export class Counted {
  readonly page: Page;
  interactions = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses something that leads to another page, and waits for it. */
  async press(selector: string): Promise<void> {
    this.interactions++;
    await Promise.all([this.page.waitForEvent("framenavigated"), this.page.locator(selector).first().click()]);
    await this.page.waitForLoadState();
  }

  async fill(name: string, value: string): Promise<void> {
    this.interactions++;
    await this.page.locator(`main [name="${name}"]`).fill(value);
  }
}

/** What the counter's screen of a preview says of a service: channel and stage as `counter-file`. */
export const cell = (page: Page, service: string, way: string) =>
  page.locator(`tr[data-service="${service}"] td[data-way="${way}"]`).first().textContent();

/** From the draft to the published version. */
export async function publishWith(counted: Counted, note: string): Promise<void> {
  await counted.press('a[href="/admin/terbitkan"]');
  await counted.fill("catatan", note);
  await counted.press("main form .btn-big");
}
