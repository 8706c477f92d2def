/**
 * Puts places where the caret stands and keeps the preview true while somebody types. Without a script the buttons of the
 * form do both.
 */
class TemplateEditor extends HTMLElement {
  private timer = 0;
  /** How long nobody types before the preview is asked for. */
  private readonly pauseMs = 500;

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>("form.template-form");
    const box = form?.querySelector("textarea");
    if (!form || !box) return;
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-insert]")) {
      button.type = "button";
      button.addEventListener("click", () => {
        box.setRangeText(button.dataset.insert ?? "", box.selectionStart, box.selectionEnd, "end");
        box.focus();
        this.later(form);
      });
    }
    form.addEventListener("input", () => this.later(form));
  }

  private later(form: HTMLFormElement): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(form), this.pauseMs);
  }

  private look(form: HTMLFormElement): void {
    const asked = new FormData(form);
    asked.set("_langkah", "lihat");
    const body = new URLSearchParams();
    for (const [name, value] of asked) if (typeof value === "string") body.append(name, value);
    const call = new XMLHttpRequest();
    call.open("POST", location.href.split("#")[0] ?? "");
    call.responseType = "document";
    call.timeout = 15_000;
    call.onload = () => {
      const fresh = call.responseXML?.getElementById("pratinjau");
      const old = document.getElementById("pratinjau");
      if (fresh && old && call.status === 200) old.replaceChildren(...document.importNode(fresh, true).childNodes);
    };
    call.send(body);
  }
}

customElements.define("template-editor", TemplateEditor);
