/**
 * Keys of the staff pages: j and k move over the queue, c takes a case, / searches, a key printed beside a choice picks
 * it, the arrows turn the pages of a paper, Ctrl+Enter presses the main button, ? shows all keys. Nothing happens while
 * someone types, but Ctrl+Enter.
 */
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

function move(by: number): boolean {
  const rows = all("[data-queue-row]");
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const here = focused < 0 ? rows.findIndex((row) => row.getAttribute("aria-current") === "true") : focused;
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  return Boolean(next);
}

function press(target: HTMLElement | null | undefined): boolean {
  target?.click();
  return Boolean(target);
}

function claim(): boolean {
  const line = document.activeElement?.closest("[data-queue-line]");
  return press(line ? line.querySelector<HTMLElement>("[data-claim]") : all("main [data-claim]")[0]);
}

function pick(key: string): boolean {
  const found = all("[data-key]").find((one) => one.dataset.key === key);
  found?.focus();
  if (found instanceof HTMLInputElement && found.type === "radio") found.click();
  return Boolean(found);
}

function help(): boolean {
  const dialog = document.querySelector("[data-keys-help]");
  if (!(dialog instanceof HTMLDialogElement)) return false;
  dialog.showModal();
  return true;
}

/** The link before or behind the page counter of the viewer. */
function turnPage(side: "previousElementSibling" | "nextElementSibling"): boolean {
  const beside = document.querySelector(".viewer-tools > span")?.[side];
  return press(beside instanceof HTMLAnchorElement ? beside : undefined);
}

const KEYS: Readonly<Record<string, () => boolean>> = {
  j: () => move(1),
  k: () => move(-1),
  c: claim,
  "?": help,
  ArrowLeft: () => turnPage("previousElementSibling"),
  ArrowRight: () => turnPage("nextElementSibling"),
};

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey && key === "Enter") {
    if (press(document.querySelector<HTMLElement>("[data-primary]"))) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const isRadio = target instanceof HTMLInputElement && target.type === "radio";
  const isTyping = target instanceof HTMLElement && target.matches("input, textarea, select") && !isRadio;
  if (isTyping || (isRadio && key.startsWith("Arrow"))) return;
  if ((KEYS[key] ?? (() => pick(key)))()) event.preventDefault();
});

export {};
