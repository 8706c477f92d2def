const group = (digits: string): string => (digits.match(/.{1,4}/g) ?? []).join(" ");

/** Groups the 16 digits of a NIK or KK number in fours while they are typed; the caret stays behind its digit. */
class DigitGroups extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", (event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || !("digits16" in box.dataset)) return;
      const digits = box.value.replace(/[\s.-]/g, "");
      if (!/^\d*$/.test(digits)) return;
      const before = box.value.slice(0, box.selectionStart ?? 0).replace(/\D/g, "").length;
      box.value = group(digits);
      const caret = before + Math.max(0, Math.ceil(before / 4) - 1);
      box.setSelectionRange(caret, caret);
    });
  }
}

customElements.define("digit-groups", DigitGroups);
