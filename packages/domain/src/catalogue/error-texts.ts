import type { Text } from "@gerai/contracts/catalogue";
import errorsFile from "./templates/errors.json" with { type: "json" };

const TEXTS: Readonly<Record<string, Text>> = errorsFile.errors;

/** What may be filled into an error text. Numbers and days (`YYYY-MM-DD`) are written the way people read them. */
export type ErrorParams = Readonly<Record<string, Text | string | number>>;

const NUMBERS = { id: new Intl.NumberFormat("id-ID"), en: new Intl.NumberFormat("en-GB") };

/** Codes of all error texts. */
export function listErrorCodes(): string[] {
  return Object.keys(TEXTS);
}

/** A label inside a sentence: questions in quotes, other labels without their capital unless it is an abbreviation. */
function inSentence(label: string, atStart: boolean): string {
  if (label.endsWith("?")) return `"${label}"`;
  return atStart || /^[A-Z]([A-Z]|$|-)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

function worded(value: Text | string | number, language: "id" | "en"): string {
  if (typeof value === "number") return NUMBERS[language].format(value);
  const text = typeof value === "string" ? value : value[language];
  return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3-$2-$1");
}

function fill(template: string, params: ErrorParams, language: "id" | "en"): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string, offset: number) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    const words = worded(value, language);
    return name === "label" || name === "other" ? inSentence(words, offset === 0) : words;
  });
}

/** The text of an error in both languages, with its parameters filled in. Throws for a code without a text. */
export function errorText(code: string, params: ErrorParams = {}): Text {
  const text = TEXTS[code];
  if (!text) throw new Error(`errors.json has no text ${code}`);
  return { id: fill(text.id, params, "id"), en: fill(text.en, params, "en") };
}
