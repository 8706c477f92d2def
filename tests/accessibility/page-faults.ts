import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2 AA (W3C), as axe tags them. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Runs in the page: what cannot be read there because it is cut off or stands outside. */
function findLayoutFaults(): string[] {
  const nameOf = (element: Element): string => {
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    const text = (element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${classes} "${text}"`;
  };
  const scrolls = (value: string): boolean => value === "auto" || value === "scroll";
  const cuts = (value: string): boolean => value === "hidden" || value === "clip";
  const faults: string[] = [];
  const elements = [...document.body.querySelectorAll("*")];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const isHeld = (element: Element): boolean => {
      for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
        const { overflowX } = getComputedStyle(outer);
        if (scrolls(overflowX) || cuts(overflowX)) return true;
      }
      return false;
    };
    const wide = elements.filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isHeld(element),
    );
    const deepest = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    faults.push(
      `wider than the screen by ${scrollWidth - clientWidth} px: ${deepest.slice(0, 5).map(nameOf).join(" | ")}`,
    );
  }
  for (const element of elements) {
    if (element.closest(".vh, svg, select, textarea, input") || !element.textContent?.trim()) continue;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") continue;
    // Words for screen readers only: one pixel, clipped away.
    if (element.clientWidth <= 1 && element.clientHeight <= 1 && style.clipPath !== "none") continue;
    const overX = element.scrollWidth - element.clientWidth;
    const overY = element.scrollHeight - element.clientHeight;
    const isCut = (cuts(style.overflowX) && overX > 1) || (cuts(style.overflowY) && overY > 1);
    if (isCut) faults.push(`text cut off by ${Math.max(overX, overY)} px: ${nameOf(element)}`);
  }
  return faults;
}

/** What cannot be read on the page at its width. */
export function layoutFaultsOf(page: Page): Promise<string[]> {
  return page.evaluate(findLayoutFaults);
}

/** Places of a text that nothing was put into. */
async function openPlacesOf(page: Page): Promise<string[]> {
  const texts = [await page.title(), ...(await page.getByText(/\{\w+\}/).allTextContents())];
  return texts.filter((text) => /\{\w+\}/.test(text)).map((text) => `text not filled in: ${text.trim()}`);
}

/** What the page itself shows to be wrong: layout and unfilled texts. */
export async function textFaultsOf(page: Page): Promise<string[]> {
  return [...(await layoutFaultsOf(page)), ...(await openPlacesOf(page))];
}

/** Everything wrong with the page as it stands there: layout, unfilled texts, and WCAG 2.2 AA as far as axe can tell. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = await textFaultsOf(page);
  // No page holds a frame of another origin, so axe may run where it stands; its other way is four times slower.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  const axeFaults = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(" ")} (${node.any.map((one) => one.message).join("; ")})`)
        .join(" | ")}`,
  );
  return [...found, ...axeFaults];
}
