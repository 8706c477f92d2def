import { fill, type Locale, messages } from "@gerai/language";

/** The words by which an administrator sees that a number works: one SMS, whatever the office is called. */
export function renderTestMessage(office: string, locale: Locale): string {
  return fill(messages(locale).mail.test, { office: office.slice(0, 60) });
}
