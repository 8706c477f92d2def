/** Fills the tracking code in from the part of the address after `#`, where the receipt's QR puts it: it never reaches a server log. */
class CodeFromHash extends HTMLElement {
  connectedCallback(): void {
    const code = decodeURIComponent(location.hash.slice(1));
    const box = this.querySelector("input");
    if (!box || !/^[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{3}$/i.test(code)) return;
    box.value = code;
    history.replaceState(null, "", location.pathname);
    this.querySelectorAll("input")[1]?.focus();
  }
}

customElements.define("code-from-hash", CodeFromHash);
