import { fill, type Locale } from "./catalogue.ts";
import { messages } from "./messages.ts";

/** What an alarm says: by its kind, the account it is about, the provider's code or the credit left, and how many. */
export function alarmText(
  locale: Locale,
  alarm: {
    readonly kind: string;
    readonly account: string | null;
    readonly code: string | null;
    readonly count: number;
  },
): string {
  const { kinds } = messages(locale).alarms;
  const texts: Readonly<Record<string, string>> = kinds;
  const { kind, account, code, count } = alarm;
  return fill(texts[kind] ?? kind, { account: account ?? "?", code: code ?? "?", count });
}
