import { fill, type Locale, type Params } from "./catalogue.ts";
import { messages } from "./messages.ts";

/** The sentence for a problem code (`applications.stale-version`); for a code without one, the general sentence. */
export function problemText(locale: Locale, code: string, params: Readonly<Record<string, unknown>> = {}): string {
  const texts: Readonly<Record<string, string>> = messages(locale).problems;
  const values: Params = Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
    ),
  );
  return fill(texts[code] ?? texts.unknown ?? code, values);
}
