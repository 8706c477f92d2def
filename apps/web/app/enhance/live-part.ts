/**
 * Keeps a part of the page true: asks for the page again every few seconds and puts this part of the answer in its place.
 * Nothing outside it is touched, so what is being typed stays; while the part has the focus, a selection or an open
 * `details`, or nobody looks, it waits. `data-until="done"` ends it.
 */
class LivePart extends HTMLElement {
  connectedCallback(): void {
    this.later();
  }

  private later(): void {
    if (this.dataset.until) return;
    setTimeout(() => this.look(), Number(this.dataset.every || "10") * 1000);
  }

  private isBusy(): boolean {
    const marked = getSelection();
    const isMarked = marked !== null && !marked.isCollapsed && this.contains(marked.anchorNode);
    return document.hidden || isMarked || this.contains(document.activeElement);
  }

  private look(): void {
    if (!this.isConnected) return;
    if (this.isBusy()) this.later();
    else this.ask();
  }

  private ask(): void {
    const call = new XMLHttpRequest();
    call.open("GET", location.href.split("#")[0] ?? "");
    call.responseType = "document";
    call.timeout = 15_000;
    call.onloadend = () => {
      const fresh = call.responseXML?.getElementById(this.id);
      if (call.status === 200 && fresh && !this.isBusy()) this.take(fresh);
      this.later();
    };
    call.send();
  }

  private take(fresh: HTMLElement): void {
    this.dataset.until = fresh.dataset.until ?? "";
    if (fresh.innerHTML === this.innerHTML) return;
    this.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    this.dispatchEvent(new CustomEvent("live-part", { bubbles: true }));
  }
}

customElements.define("live-part", LivePart);
