import type { Locator, Page } from "playwright-core";

/** A value as a person would give it: text to type, the value of a choice, or a region code to walk down to. */
export type GivenAnswers = Readonly<Record<string, unknown>>;

/** The names of the inputs of an answer with their texts, as `form-names` of the contracts defines them. */
function inputsOf(key: string, value: unknown): [name: string, text: string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      Object.entries(item as GivenAnswers).flatMap(([inner, answer]) => inputsOf(`${key}.${index}.${inner}`, answer)),
    );
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value as GivenAnswers).flatMap(([part, answer]) => inputsOf(`${key}.${part}`, answer));
  }
  const day = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (day)
    return [
      [`${key}.day`, day[3] ?? ""],
      [`${key}.month`, day[2] ?? ""],
      [`${key}.year`, day[1] ?? ""],
    ];
  if (typeof value === "number") return [[key, String(value).replace(".", ",")]];
  return [[key, String(value)]];
}

async function fillOne(page: Page, name: string, text: string): Promise<void> {
  const inputs = page.locator(`[name="${name}"]:not([type=hidden])`);
  if ((await inputs.count()) === 0) return;
  const first = inputs.first();
  const kind = await first.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
  );
  if (kind === "radio" || kind === "checkbox")
    await page.locator(`[name="${name}"][value="${text}"]`).check({ force: true });
  else if (kind === "select") await first.selectOption(text);
  else await first.fill(text);
}

/** Walks the list of regions down to a code with nothing but buttons and select boxes. */
async function chooseRegion(page: Page, name: string, code: string): Promise<void> {
  const open: Locator = page.locator(`button[name="_perintah"][value="buka:${name}"]`);
  await open.click();
  const parts = code.split(".");
  for (let level = 1; level < parts.length; level++) {
    const step = page.locator(`select[name="_daftar.${name}"]`);
    await step.selectOption(parts.slice(0, level).join("."));
    await open.click();
  }
  await page.locator(`select[name="${name}"]`).selectOption(code);
}

/** Fills every question of the page that the answers know, regions last, and goes on. */
export async function fillPage(page: Page, answers: GivenAnswers): Promise<void> {
  const inputs = Object.entries(answers).flatMap(([key, value]) => inputsOf(key, value));
  for (const [name, text] of inputs) await fillOne(page, name, text);
  for (const [name, text] of inputs) {
    const isRegion = (await page.locator(`button[name="_perintah"][value="buka:${name}"]`).count()) > 0;
    if (isRegion) await chooseRegion(page, name, text);
  }
  await page.locator("button.btn-wide:not([name])").click();
}

/** Answers page after page until the papers are asked for. */
export async function fillUntilPapers(page: Page, answers: GivenAnswers): Promise<string[]> {
  const seen: string[] = [];
  while (!page.url().includes("/berkas")) {
    const key = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    if (seen.length > 40) throw new Error(`The form does not end: ${seen.join(", ")}`);
    seen.push(key);
    await fillPage(page, answers);
  }
  return seen;
}
