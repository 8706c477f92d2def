import { fill, type Locale } from "./catalogue.ts";
import { messages } from "./messages.ts";

/** A day, `2026-12-18`, in words. */
function dayText(locale: Locale, day: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(instant.getTime())
    ? day
    : new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
        instant,
      );
}

/** What keeps people from finishing a service, as an administrator says it: by the finding's code and what it is about. */
export function readinessText(locale: Locale, code: string, about: readonly string[]): string {
  const { findings, channels } = messages(locale).readiness;
  const texts: Readonly<Record<string, string>> = findings;
  const ways: Readonly<Record<string, string>> = channels;
  const text = texts[code] ?? code;
  if (code === "template.outdated") return fill(text, { old: about[0] ?? "?", newest: about[1] ?? "?" });
  const worded = about.map((one) => {
    if (code === "hours.missing") return ways[one] ?? one;
    if (code === "service.closedForLong") return dayText(locale, one);
    return code === "staff.endsSoon" ? (texts[one] ?? one) : one;
  });
  return fill(text, { about: new Intl.ListFormat(locale, { type: "conjunction" }).format(worded) });
}
