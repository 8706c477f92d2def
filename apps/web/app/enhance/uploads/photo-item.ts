import type { Photo } from "./upload-queue.ts";

/** The words of the page, as the server chose them; `{name}` is filled in here. */
export interface PhotoWords {
  readonly list: string;
  readonly photo: string;
  readonly waiting: string;
  readonly preparing: string;
  readonly sending: string;
  readonly offline: string;
  readonly retrying: string;
  readonly checking: string;
  readonly checkingOffline: string;
  readonly received: string;
  readonly refused: string;
  readonly failed: string;
  readonly failedHint: string;
  readonly gone: string;
  readonly tooLarge: string;
  readonly cancel: string;
  readonly cancelLabel: string;
  readonly retry: string;
  readonly retryLabel: string;
  readonly retake: string;
  readonly keep: string;
  readonly dismiss: string;
  readonly adviceTitle: string;
  readonly advice: Readonly<Record<string, string>>;
}

/** Puts values into the places of a text. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function sizeOf(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const number = bytes / (isLarge ? 1_000_000 : 1000);
  const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: isLarge ? 1 : 0 });
  return `${format.format(number)} ${isLarge ? "MB" : "KB"}`;
}

/** What may be pressed at a photo. */
export type PhotoDeed = "cancel" | "retry" | "retake" | "keep" | "dismiss";

/** The state in words, as it is: what has arrived is what the office has said it has. */
function stateWords(photo: Photo, words: PhotoWords): string {
  const values = {
    percent: Math.floor((photo.arrived / photo.file.size) * 100),
    sent: sizeOf(photo.arrived),
    total: sizeOf(photo.file.size),
  };
  if (photo.isBroken && photo.state === "checking") return words.checkingOffline;
  if (photo.isBroken) return fillIn(navigator.onLine ? words.retrying : words.offline, values);
  switch (photo.state) {
    case "sending":
      return fillIn(words.sending, values);
    case "refused":
    case "too-large":
      return words.refused;
    case "advised":
      return words.adviceTitle;
    case "gone":
      return words.failed;
    default:
      return words[photo.state];
  }
}

/** All that is said of a photo: its state and what to do. */
export function spokenWords(photo: Photo, words: PhotoWords): string {
  return [stateWords(photo, words), ...hintsOf(photo, words)].join(". ");
}

function hintsOf(photo: Photo, words: PhotoWords): string[] {
  if (photo.state === "advised") return photo.advice.map((advice) => words.advice[advice] ?? "");
  if (photo.state === "refused") return [photo.reason];
  if (photo.state === "too-large") return [words.tooLarge];
  if (photo.state === "failed") return [words.failedHint];
  return photo.state === "gone" ? [words.gone] : [];
}

const DEEDS: Readonly<Record<Photo["state"], readonly PhotoDeed[]>> = {
  preparing: ["cancel"],
  waiting: ["cancel"],
  sending: ["cancel"],
  checking: [],
  advised: ["keep", "retake"],
  refused: ["retake", "dismiss"],
  "too-large": ["retake", "dismiss"],
  failed: ["retry", "cancel"],
  gone: ["dismiss"],
};

/** One photo of the list: its picture, its state in words and what can be done. */
export class PhotoItem {
  readonly element = document.createElement("li");
  readonly #words: PhotoWords;
  readonly #photo: Photo;
  readonly #state = document.createElement("p");
  readonly #bar = Object.assign(document.createElement("progress"), { max: 100 });
  readonly #hints = document.createElement("div");
  readonly #deeds = document.createElement("div");
  readonly #deed: (deed: PhotoDeed) => void;
  #shownDeeds = "";

  constructor(photo: Photo, words: PhotoWords, deed: (deed: PhotoDeed) => void) {
    this.#photo = photo;
    this.#words = words;
    this.#deed = deed;
    this.element.className = "onway";
    this.#deeds.className = "acts";
    this.#state.className = "onway-state";
    const name = Object.assign(document.createElement("b"), { textContent: this.name });
    this.#bar.setAttribute("aria-label", this.name);
    const text = document.createElement("div");
    text.append(name, this.#state, this.#bar, this.#hints, this.#deeds);
    this.element.append(this.#picture(), text);
    this.update();
  }

  /** "Foto 2". */
  get name(): string {
    return fillIn(this.#words.photo, { number: this.#photo.number });
  }

  /** Shows the photo as it is now; a button that stays is the same button, so that it keeps the focus. */
  update(): void {
    const photo = this.#photo;
    this.element.dataset.state = photo.isBroken ? "broken" : photo.state;
    this.#state.textContent = stateWords(photo, this.#words);
    this.#bar.hidden = photo.state !== "sending" && photo.state !== "checking";
    this.#bar.value = (photo.arrived / photo.file.size) * 100;
    this.#hints.replaceChildren(
      ...hintsOf(photo, this.#words).map((textContent) => Object.assign(document.createElement("p"), { textContent })),
    );
    const deeds = DEEDS[photo.state];
    if (deeds.join() === this.#shownDeeds) return;
    this.#shownDeeds = deeds.join();
    const hadFocus = this.#deeds.contains(document.activeElement);
    this.#deeds.replaceChildren(...deeds.map((deed) => this.#button(deed)));
    if (hadFocus) this.#deeds.querySelector("button")?.focus();
  }

  #button(deed: PhotoDeed): HTMLButtonElement {
    const words = this.#words;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words[deed] });
    button.className = deed === "cancel" || deed === "dismiss" ? "btn btn-quiet" : "btn btn-second";
    const label = deed === "cancel" ? words.cancelLabel : deed === "retry" ? words.retryLabel : undefined;
    if (label) button.setAttribute("aria-label", fillIn(label, { number: this.#photo.number }));
    else button.setAttribute("aria-label", `${words[deed]}: ${this.name}`);
    button.addEventListener("click", () => this.#deed(deed));
    return button;
  }

  #picture(): HTMLElement {
    const frame = document.createElement("div");
    frame.className = "tile-photo";
    if (!this.#photo.file.type.startsWith("image/")) return frame;
    const picture = Object.assign(new Image(), { alt: "", src: URL.createObjectURL(this.#photo.file) });
    picture.onload = () => URL.revokeObjectURL(picture.src);
    // What this browser cannot draw stays an empty sheet, not a torn picture.
    picture.onerror = () => {
      URL.revokeObjectURL(picture.src);
      picture.remove();
    };
    frame.append(picture);
    return frame;
  }
}
