/** Puts a ready answer where the caret stands, and sends with Ctrl+Enter; without a script the server puts it at the end. */
class AnswerBox extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector("textarea");
    const list = this.querySelector("select");
    const send = this.querySelector<HTMLButtonElement>("[data-send]");
    if (!box) return;
    this.querySelector("[data-insert]")?.addEventListener("click", (event) => {
      const text = list?.selectedOptions[0]?.dataset.text;
      event.preventDefault();
      if (!text) return list?.focus();
      const before = box.value.slice(0, box.selectionStart);
      box.setRangeText(
        before === "" || /\s$/.test(before) ? text : `\n${text}`,
        box.selectionStart,
        box.selectionEnd,
        "end",
      );
      box.focus();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && send) send.form?.requestSubmit(send);
    });
  }
}

customElements.define("answer-box", AnswerBox);
