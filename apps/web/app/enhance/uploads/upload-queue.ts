import { forgetPhoto, keepPhoto, keptPhotos } from "./kept-photos.ts";
import { brokenLine, pauseMs, pauseUntilBetter } from "./line-breaks.ts";
import type { Advice } from "./photo-advice.ts";
import { giveUp, type Line, NotTaken, sendInPieces } from "./send-in-pieces.ts";
import { preparePhoto } from "./shrink-photo.ts";

/** Where a photo is on its way; `received` is never said before the office said it, and then it is no longer here. */
export type PhotoState =
  | "preparing"
  | "advised"
  | "waiting"
  | "sending"
  | "checking"
  | "refused"
  | "too-large"
  | "failed"
  | "gone";

/** One photo on its way. */
export interface Photo {
  readonly id: string;
  readonly number: number;
  readonly caseId: string;
  readonly requirement: string;
  file: Blob;
  state: PhotoState;
  /** The line broke while it was being sent or checked. */
  isBroken: boolean;
  /** Bytes that the office has said it has. */
  arrived: number;
  advice: readonly Advice[];
  uploadId: string | undefined;
  keptAt: number;
  /** Why the office refused it, in its words. */
  reason: string;
  stop: AbortController;
}

/** What came of asking the page to make a paper of an upload. `show` puts the office's answer on the page. */
export type Finished =
  | { readonly kind: "received"; show(): void }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "again" | "gone" };

/** Most bytes of one file, as the office's own limit. */
const MOST_BYTES = 10 * 1024 * 1024;
const UNSENT: readonly PhotoState[] = ["preparing", "advised", "waiting", "sending", "checking", "failed"];

async function digest(bytes: Blob): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const sum = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(sum)));
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The photos of one page on their way to the office, one after the other, over however many breaks of the line. */
export class UploadQueue {
  readonly photos: Photo[] = [];
  readonly #changed: (photo: Photo) => void;
  readonly #finish: (photo: Photo, uploadId: string, signal: AbortSignal) => Promise<Finished>;
  #preparing = Promise.resolve();
  #isSending = false;
  #lastKeptAt = 0;

  /** `changed` hears of every change; `finish` asks the page to make a paper of an upload and throws when the line broke. */
  constructor(
    changed: (photo: Photo) => void,
    finish: (photo: Photo, uploadId: string, signal: AbortSignal) => Promise<Finished>,
  ) {
    this.#changed = changed;
    this.#finish = finish;
    for (const name of ["online", "offline"])
      window.addEventListener(name, () => {
        for (const photo of this.photos) if (photo.isBroken) this.#changed(photo);
      });
  }

  /** True while something would be lost or late by leaving the page. */
  get isBusy(): boolean {
    return this.photos.some(({ state }) => UNSENT.includes(state));
  }

  /** Takes a chosen file; it is made smaller at once and sent in its turn. */
  add(file: Blob, place: { caseId: string; requirement: string; number: number }): void {
    this.#lastKeptAt = Math.max(this.#lastKeptAt + 1, Date.now());
    const photo: Photo = { id: newId(), ...place, file, ...fresh("preparing"), keptAt: this.#lastKeptAt };
    this.photos.push(photo);
    this.#changed(photo);
    this.#preparing = this.#preparing.then(() => this.#prepare(photo));
  }

  /** Goes on with the photos that an earlier page of this form had not got through. */
  async restore(caseId: string, numberOf: (requirement: string) => number | undefined): Promise<void> {
    for (const kept of await keptPhotos(caseId, Date.now())) {
      const number = numberOf(kept.requirement);
      if (number === undefined || this.photos.some(({ id }) => id === kept.id)) continue;
      const photo: Photo = { ...kept, ...fresh("waiting"), number, uploadId: kept.uploadId };
      this.photos.push(photo);
      this.#changed(photo);
    }
    void this.#send();
  }

  /** Uses a photo in spite of the advice, or tries a failed one again. */
  async use(photo: Photo): Promise<void> {
    this.#set(photo, "waiting");
    await keepPhoto(photo);
    void this.#send();
  }

  /** Takes a photo off the list: given up here and at the office. */
  drop(photo: Photo): void {
    photo.stop.abort();
    this.#remove(photo);
    if (photo.uploadId && photo.state !== "checking") void giveUp(photo.uploadId);
  }

  #remove(photo: Photo): void {
    this.photos.splice(this.photos.indexOf(photo), 1);
    void forgetPhoto(photo.id);
    this.#changed(photo);
  }

  #set(photo: Photo, state: PhotoState): void {
    photo.state = state;
    photo.isBroken = false;
    this.#changed(photo);
  }

  async #prepare(photo: Photo): Promise<void> {
    const { file, advice } = await preparePhoto(photo.file).catch(() => ({ file: photo.file, advice: [] }));
    if (photo.stop.signal.aborted) return;
    Object.assign(photo, { file, advice });
    if (file.size === 0 || file.size > MOST_BYTES) return this.#set(photo, "too-large");
    if (advice.length > 0) return this.#set(photo, "advised");
    await this.use(photo);
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (;;) {
      const next = this.photos.find(({ state }) => state === "waiting");
      if (!next) break;
      await this.#bring(next);
    }
    this.#isSending = false;
  }

  /** Brings one photo to the end of its way, whatever that is; never throws. */
  async #bring(photo: Photo): Promise<void> {
    try {
      for (let turn = 1; turn <= 3; turn++) {
        this.#set(photo, "sending");
        const uploadId = await sendInPieces(photo.file, this.#lineOf(photo));
        this.#set(photo, "checking");
        const end = await this.#finishPatiently(photo, uploadId);
        if (end.kind === "received") {
          this.#remove(photo);
          return end.show();
        }
        if (end.kind === "refused") {
          photo.reason = end.reason;
          void forgetPhoto(photo.id);
          return this.#set(photo, "refused");
        }
        if (end.kind === "gone") return this.#set(photo, "gone");
        // The office does not know the upload any more, or uses it elsewhere: the second time it is begun anew.
        if (turn > 1) photo.uploadId = undefined;
      }
      this.#set(photo, "gone");
    } catch (error) {
      if (photo.stop.signal.aborted) return;
      this.#set(photo, error instanceof NotTaken && [413, 422].includes(error.status) ? "too-large" : "failed");
    }
  }

  async #finishPatiently(photo: Photo, uploadId: string): Promise<Finished> {
    for (let failures = 0; ; failures++) {
      const broken = brokenLine(photo.stop.signal);
      try {
        return await this.#finish(photo, uploadId, broken.signal);
      } catch {
        await this.#pause(photo, failures, 0);
      } finally {
        broken.end();
      }
    }
  }

  async #pause(photo: Photo, failures: number, atLeastMs: number): Promise<void> {
    photo.isBroken = true;
    this.#changed(photo);
    await pauseUntilBetter(pauseMs(failures, atLeastMs, Math.random()), photo.stop.signal);
  }

  #lineOf(photo: Photo): Line {
    const { signal } = photo.stop;
    return {
      uploadId: photo.uploadId,
      digest,
      signal,
      now: () => performance.now(),
      pause: (failures, atLeastMs) => this.#pause(photo, failures, atLeastMs),
      async call(path, init) {
        const broken = brokenLine(signal);
        try {
          return await fetch(path, { ...init, signal: broken.signal });
        } finally {
          broken.end();
        }
      },
      remember: async (uploadId) => {
        photo.uploadId = uploadId;
        await keepPhoto(photo);
      },
      progress: (bytes) => {
        photo.arrived = bytes;
        photo.isBroken = false;
        this.#changed(photo);
      },
    };
  }
}

function fresh(state: PhotoState) {
  return {
    state,
    isBroken: false,
    arrived: 0,
    advice: [],
    uploadId: undefined,
    reason: "",
    stop: new AbortController(),
  };
}
