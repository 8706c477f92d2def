/** The services a message may be about, the likeliest first, at most eight. */
export interface Need {
  readonly services: readonly [string, ...string[]];
  /** Sure: the form of the first may be sent. Otherwise people choose from a menu: never a wrong form. */
  readonly confidence: "sure" | "unsure";
}

/** Something a person pressed: buttons and rows of our own messages, once the transport has checked that they are. */
export type Pressed =
  | { readonly press: "service"; readonly service: string }
  /** The services of a category; pages count from 0. */
  | { readonly press: "category"; readonly category: string; readonly page: number }
  | { readonly press: "menu" | "status" | "hours" | "human" | "expired" };

/** What a message means. */
export type Meaning = {
  /** The language it was written in, where that shows. */
  readonly locale: "id" | "en" | null;
} & (
  | { readonly kind: "need"; readonly need: Need }
  /** `code` is a tracking code whose check character is right; `number` a case number, which opens nothing. */
  | { readonly kind: "status"; readonly code: string | null; readonly number: string | null }
  | { readonly kind: "fee"; readonly need: Need | null }
  /** A number of 15 digits or more, or a photo or file: neither belongs into a chat. */
  | { readonly kind: "personal"; readonly what: "number" | "attachment"; readonly need: Need | null }
  | { readonly kind: "choice"; readonly number: number }
  | { readonly kind: "pressed"; readonly pressed: Pressed }
  | {
      readonly kind:
        | "greeting"
        | "hours"
        | "address"
        | "human"
        | "menu"
        | "more"
        | "cancel"
        | "stop"
        | "thanks"
        | "bye"
        /** `ok`, `ya`, a thumb: nothing to answer. */
        | "acknowledged"
        /** An answer that no person wrote. */
        | "automatic"
        /** A voice message, sticker, place: something that is not read. */
        | "unreadable"
        | "unclear";
    }
);
