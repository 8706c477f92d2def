/** The languages of the house; Indonesian first. */
export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** A tree of texts. */
export type Texts = { readonly [key: string]: string | Texts };

/** The same tree in another language: every key, any words. A missing or surplus key fails the type check. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Values for the `{places}` of a text. */
export type Params = Readonly<Record<string, string | number>>;

/** `{count}`, or `{count:day|days}`: the word for one, the word for any other number. */
const PLACE = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * Puts values into the `{places}` of a text and picks the word that goes with a number; a place without a value stays
 * visible, so that it is noticed.
 */
export function fill(text: string, params: Params): string {
  return text.replace(PLACE, (place, name: string, one: string | undefined, many: string) => {
    const value = params[name];
    if (value === undefined) return place;
    if (one === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** The language a person asked for, or Indonesian. */
export function localeOf(value: unknown): Locale {
  return value === "en" ? "en" : "id";
}
