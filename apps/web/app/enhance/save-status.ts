/**
 * Keeps the line about saving true: says so while the connection is gone, holds a page back from being sent into the
 * void then, and shows that it is being saved. Nothing is kept in the browser (CACHE-1).
 */
class SaveStatus extends HTMLElement {
  connectedCallback(): void {
    const line = this.querySelector("[data-save-line] span");
    const first = line?.textContent ?? "";
    const show = (text: string | undefined): void => {
      if (line && text) line.textContent = text;
    };
    addEventListener("offline", () => show(this.dataset.offline));
    addEventListener("online", () => show(first));
    document.addEventListener("submit", (event) => {
      if (navigator.onLine) return show(this.dataset.saving);
      event.preventDefault();
      show(this.dataset.offline);
      this.scrollIntoView();
    });
    addEventListener("pageshow", () => navigator.onLine && show(first));
  }
}

customElements.define("save-status", SaveStatus);
