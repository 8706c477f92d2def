import { type PhotoDeed, PhotoItem, type PhotoWords, spokenWords } from "./uploads/photo-item.ts";
import { type Finished, type Photo, UploadQueue } from "./uploads/upload-queue.ts";

/** The boxes of this page, by the paper they are for; an answer of the office puts a fresh one in the place of each. */
const boxes = new Map<string, PhotoUpload>();
const queue = new UploadQueue(
  (photo) => boxes.get(photo.requirement)?.show(photo),
  (photo, uploadId, signal) =>
    boxes.get(photo.requirement)?.finish(uploadId, signal) ?? Promise.resolve({ kind: "gone" }),
);

window.addEventListener("beforeunload", (event) => {
  if (queue.isBusy) event.preventDefault();
});

/** What is said to those who do not see the list; outside the parts that an answer replaces, or it would be cut short. */
const news = document.createElement("p");
news.className = "vh";
news.setAttribute("role", "status");
let said = "";
function say(words: string): void {
  if (!news.isConnected) document.querySelector("main")?.append(news);
  if (words !== said) news.textContent = words;
  said = words;
}

/** Posts a whole upload as the form would post a file; the answer is the page itself. Rejects when the line broke. */
function post(address: string, body: Record<string, string>, signal: AbortSignal): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.onload = () => (call.status >= 500 || call.status === 429 ? reject(new Error("later")) : resolve(call));
    call.onerror = call.onabort = () => reject(new Error("line broke"));
    signal.addEventListener("abort", () => call.abort());
    call.open("POST", address);
    call.responseType = "document";
    call.send(new URLSearchParams(body));
  });
}

/** Sends chosen photos at once, smaller and in pieces, and says truly how far they are. The button is not needed then. */
class PhotoUpload extends HTMLElement {
  readonly #items = new Map<string, PhotoItem>();
  readonly #list = document.createElement("ul");
  #words: PhotoWords | undefined;

  connectedCallback(): void {
    const { case: caseId = "", paper = "", words } = this.dataset;
    if (!words) return;
    this.#words = JSON.parse(words) as PhotoWords;
    this.#list.className = "onways";
    this.#list.setAttribute("aria-label", this.#words.list);
    this.append(this.#list);
    boxes.set(paper, this);
    for (const photo of queue.photos) if (photo.requirement === paper) this.show(photo);
    this.#list.hidden = this.#items.size === 0;
    const box = this.querySelector<HTMLInputElement>("input[type=file]");
    const button = this.querySelector<HTMLElement>("form button");
    if (box && button) this.#takeOver(box, button, { caseId, requirement: paper });
  }

  /** From now on choosing is sending. */
  #takeOver(box: HTMLInputElement, button: HTMLElement, place: { caseId: string; requirement: string }): void {
    button.hidden = true;
    box.classList.add("vh");
    const send = () => {
      for (const file of box.files ?? []) queue.add(file, { ...place, number: this.nextNumber() });
      box.value = "";
    };
    box.addEventListener("change", send);
    // Over a slow line somebody may have chosen before this module came.
    send();
  }

  disconnectedCallback(): void {
    const { paper = "" } = this.dataset;
    if (boxes.get(paper) === this) boxes.delete(paper);
  }

  /** Shows what has become of a photo, and says it where its words have changed. */
  show(photo: Photo): void {
    const words = this.#words;
    if (!words) return;
    const known = this.#items.get(photo.id);
    if (!queue.photos.includes(photo)) {
      known?.element.remove();
      this.#items.delete(photo.id);
    } else if (known) known.update();
    else {
      const item = new PhotoItem(photo, words, (deed) => this.#do(deed, photo));
      this.#items.set(photo.id, item);
      this.#list.append(item.element);
    }
    this.#list.hidden = this.#items.size === 0;
    const item = this.#items.get(photo.id);
    // Each piece would be too much to hear, and that a later one waits would drown what happens to the first.
    const isUnderWay = photo.state === "sending" && !photo.isBroken && photo.arrived > 0;
    if (item && !isUnderWay && photo.state !== "waiting") say(`${item.name}: ${spokenWords(photo, words)}`);
  }

  /** Asks the office to make a paper of a whole upload. */
  async finish(uploadId: string, signal: AbortSignal): Promise<Finished> {
    const section = this.closest("section");
    const { case: caseId = "", paper = "" } = this.dataset;
    if (!section) return { kind: "gone" };
    const address = `${location.pathname}?berkas=${encodeURIComponent(paper)}`;
    const { status, responseXML: page } = await post(address, { upload: uploadId, case: caseId }, signal);
    if (status === 404 || status === 409) return { kind: "again" };
    const refusal = page?.querySelector(`#${CSS.escape(section.id)} .advice-bad b`)?.textContent;
    if (status === 422) return refusal ? { kind: "refused", reason: refusal } : { kind: "gone" };
    const parts = [`#${CSS.escape(section.id)}`, ".formend"];
    const fresh = parts.map((part) => page?.querySelector(part));
    if (status >= 400 || fresh.some((part) => !part)) return { kind: "gone" };
    return { kind: "received", show: () => this.#replace(parts, fresh) };
  }

  /** Puts the office's answer on the page; whoever was in a part of it by keyboard stays there. */
  #replace(parts: readonly string[], fresh: readonly (Element | null | undefined)[]): void {
    const focused = document.activeElement?.id;
    parts.forEach((part, at) => {
      const answer = fresh[at];
      if (answer) document.querySelector(part)?.replaceWith(document.adoptNode(answer));
    });
    if (focused) document.getElementById(focused)?.focus();
    if (this.#words) say(`${this.closest("section")?.querySelector("h2")?.textContent ?? ""}: ${this.#words.received}`);
  }

  /** The number of the next photo of this paper. */
  nextNumber(): number {
    return (this.closest("section")?.querySelectorAll(".tile").length ?? 0) + this.#items.size + 1;
  }

  #do(deed: PhotoDeed, photo: Photo): void {
    if (deed === "keep" || deed === "retry") return void queue.use(photo);
    queue.drop(photo);
    const box = this.querySelector<HTMLInputElement>("input[type=file]");
    if (deed === "retake") box?.click();
    box?.focus();
  }
}

customElements.define("photo-upload", PhotoUpload);
const caseId = document.querySelector<HTMLElement>("photo-upload")?.dataset.case;
if (caseId) void queue.restore(caseId, (paper) => boxes.get(paper)?.nextNumber());
