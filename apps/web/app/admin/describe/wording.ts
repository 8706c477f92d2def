import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import { fill, type Locale, type Messages, messages } from "@gerai/language";
import { formatCalendarDate } from "@gerai/ui/format";

/** Everything that putting an item into words needs: the language, and the names behind codes. */
export interface Wording {
  readonly locale: Locale;
  readonly t: Messages["settings"];
  /** `Senin, 23 Maret 2020`, with the time of a moment. */
  day(dayOrMoment: string): string;
  /** Codes with the names of a table; a code without one stays. */
  named(codes: readonly string[] | undefined, names: Readonly<Record<string, string>>): string;
  service(code: string): string;
  category(code: string): string;
  /** By whichever of the two has the code. */
  serviceOrGroup(code: string): string;
  purpose(code: string): string;
  site(code: string): string;
  list(words: readonly string[]): string;
}

/** The words for one reader. */
export function wordingOf(locale: Locale, choices: ConfigurationChoicesView): Wording {
  const t = messages(locale).settings;
  const format = new Intl.ListFormat(locale, { type: "conjunction" });
  const tableOf = <Row>(rows: readonly Row[], code: (row: Row) => string, name: (row: Row) => string) => {
    const table = new Map(rows.map((row) => [code(row), name(row)]));
    return (wanted: string) => table.get(wanted) ?? wanted;
  };
  const service = tableOf(
    choices.services,
    ({ code }) => code,
    ({ name }) => name[locale],
  );
  const category = tableOf(
    choices.categories,
    ({ code }) => code,
    ({ name }) => name[locale],
  );
  const list = (words: readonly string[]) => format.format(words);
  return {
    locale,
    t,
    day(text) {
      const time = text.slice(11).replace(":", locale === "id" ? "." : ":");
      const day = formatCalendarDate(text.slice(0, 10), locale);
      return time ? `${day}, ${time}` : day;
    },
    named: (codes, names) => list((codes ?? []).map((code) => names[code] ?? code)),
    service,
    category,
    serviceOrGroup: (code) => (service(code) === code ? category(code) : service(code)),
    purpose: tableOf(
      choices.purposes,
      ({ code }) => code,
      ({ label }) => label[locale],
    ),
    site: tableOf(
      choices.sites,
      ({ code }) => code,
      ({ name }) => name,
    ),
    list,
  };
}

/** When something holds, in a few words. */
export function periodText(
  { t, day }: Wording,
  period: {
    readonly from?: string | undefined;
    readonly until?: string | undefined;
    readonly durationDays?: number | undefined;
    readonly isOpen?: boolean;
  },
): string {
  const { from, until, durationDays, isOpen } = period;
  const words = t.values;
  if (from && until && from === until) return day(from);
  if (from && until) return fill(words.span, { from: day(from), until: day(until) });
  if (from && durationDays !== undefined) return fill(words.forDays, { from: day(from), count: durationDays });
  if (from) {
    const since = fill(words.since, { from: day(from) });
    return isOpen ? `${since}, ${words.notDecided}` : since;
  }
  return until ? fill(words.untilOnly, { until: day(until) }) : words.always;
}
