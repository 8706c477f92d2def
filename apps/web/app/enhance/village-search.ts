interface Match {
  code: string;
  name: string;
  path: string;
}

const PAUSE_MS = 250;

/** Shows matching villages while the name is typed, as the same radio buttons that the search button gives without script. */
class VillageSearch extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>("input[type=text]");
    const list = document.createElement("div");
    list.className = "choice";
    list.setAttribute("role", "status");
    box?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.search(box.value.trim(), list), PAUSE_MS);
    });
    box?.after(list);
  }

  private async search(words: string, list: HTMLElement): Promise<void> {
    if (words.length < 2) return list.replaceChildren();
    const query = new URLSearchParams({ q: words });
    if (this.dataset.within) query.set("within", this.dataset.within);
    const answer = await fetch(`/api/v1/regions/search?${query}`).catch(() => undefined);
    if (!answer?.ok) return;
    const matches: Match[] = await answer.json();
    for (const old of this.querySelectorAll(`[name="${this.dataset.input}"]`))
      (old.closest("fieldset:not([id$=group])") ?? old).remove();
    list.replaceChildren(...(matches.length > 0 ? matches.map((match) => this.option(match)) : [this.nothing(words)]));
  }

  private option(match: Match): HTMLElement {
    const label = document.createElement("label");
    const radio = Object.assign(document.createElement("input"), {
      type: "radio",
      name: this.dataset.input,
      value: match.code,
    });
    const text = document.createElement("span");
    const path = document.createElement("small");
    path.textContent = match.path;
    text.append(match.name, path);
    label.append(radio, text);
    return label;
  }

  private nothing(words: string): HTMLElement {
    const line = document.createElement("p");
    line.className = "hint";
    line.textContent = (this.dataset.empty ?? "").replace("{words}", words);
    return line;
  }
}

customElements.define("village-search", VillageSearch);
