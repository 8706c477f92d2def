/** Puts a button beside an address that copies it; without a script one selects it by hand. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector("input");
    if (!box || !navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-second";
    button.textContent = this.dataset.copy ?? "";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      box.select();
      await navigator.clipboard.writeText(box.value);
      button.textContent = this.dataset.copied ?? "";
    });
    this.append(button);
  }
}

customElements.define("copy-text", CopyText);
