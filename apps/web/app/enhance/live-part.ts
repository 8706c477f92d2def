/** After so long without a touch nobody sits there; asking on would keep an unattended session from ending. */
const ATTENDED_MS = 10 * 60_000;

/** Makes an element like another, and leaves alone whatever of it is the same already. */
function renew(old: Element, fresh: Element): void {
  const coming = [...fresh.childNodes];
  for (const [at, next] of coming.entries()) {
    const now = old.childNodes[at];
    if (!now) old.append(document.importNode(next, true));
    else if (!now.isEqualNode(next)) renewNode(now, next);
  }
  while (old.childNodes.length > coming.length) old.lastChild?.remove();
}

function renewNode(now: ChildNode, next: ChildNode): void {
  const isSameBox = now instanceof Element && now.cloneNode(false).isEqualNode(next.cloneNode(false));
  if (isSameBox) renew(now, next as Element);
  else now.replaceWith(document.importNode(next, true));
}

/**
 * Keeps parts of the page true: asks for the page again every few seconds and takes what changed in this part, and in
 * those that `data-also` names. With `data-watch` it asks that address instead, which answers a mark, and for the page
 * only when the mark is another one than `data-mark`: opening a person's page again is written down, a mark is not. Nothing else is touched, so what is being typed stays. A part with a selection, or
 * with a box that has the focus, waits, and so does all while nobody looks. `data-until="done"` ends it.
 */
class LivePart extends HTMLElement {
  private touched = Date.now();

  connectedCallback(): void {
    const touch = () => {
      this.touched = Date.now();
    };
    for (const name of ["pointerdown", "keydown", "scroll"]) addEventListener(name, touch, { passive: true });
    this.later();
  }

  private later(): void {
    if (this.dataset.until) return;
    setTimeout(() => this.look(), Number(this.dataset.every || "10") * 1000);
  }

  private look(): void {
    const isAttended = Date.now() - this.touched < ATTENDED_MS;
    if (document.hidden || !isAttended) this.later();
    else if (this.dataset.watch) this.watch(this.dataset.watch);
    else this.ask();
  }

  private watch(address: string): void {
    const call = new XMLHttpRequest();
    call.open("GET", address);
    call.timeout = 15_000;
    call.onloadend = () => {
      if (call.status !== 200 || call.responseText === this.dataset.mark) return this.later();
      this.dataset.mark = call.responseText;
      this.ask();
    };
    call.send();
  }

  private ask(): void {
    const call = new XMLHttpRequest();
    call.open("GET", location.href.split("#")[0] ?? "");
    call.responseType = "document";
    call.timeout = 15_000;
    call.onloadend = () => {
      const page = call.status === 200 ? call.responseXML : null;
      for (const id of [this.id, ...(this.dataset.also ?? "").split(" ")]) this.take(page?.getElementById(id));
      this.later();
    };
    call.send();
  }

  private take(fresh: HTMLElement | null | undefined): void {
    const part = fresh ? document.getElementById(fresh.id) : null;
    if (!fresh || !part || this.isBusy(part)) return;
    if (part === this) this.turn(fresh);
    renew(part, fresh);
  }

  /** How it goes on, as the newest page says. */
  private turn({ dataset }: HTMLElement): void {
    for (const name of ["until", "every", "watch"]) this.dataset[name] = dataset[name] ?? "";
    if (dataset.mark) this.dataset.mark = dataset.mark;
  }

  private isBusy(part: HTMLElement): boolean {
    const marked = getSelection();
    const isMarked = marked !== null && !marked.isCollapsed && part.contains(marked.anchorNode);
    return (
      isMarked ||
      (part.contains(document.activeElement) && Boolean(document.activeElement?.matches("input, select, textarea")))
    );
  }
}

customElements.define("live-part", LivePart);
