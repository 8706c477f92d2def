import type { Count } from "@gerai/contracts/reports";
import { fill, type Locale, type Messages } from "@gerai/language";
import { formatNumber } from "@gerai/ui/format";
import { useTexts } from "../../office.ts";
import type { Measure } from "../ministry-address.ts";

/** From here on a time is told in days. */
const HOURS_IN_HOURS = 48;

/** A count or a time in words; null when there is none to show. */
export function wordFigure(
  measure: Measure,
  value: number | null,
  words: Messages["ministry"],
  locale: Locale,
): string | null {
  if (value === null) return null;
  if (measure !== "medianHours") return formatNumber(value, locale, 0);
  return value < HOURS_IN_HOURS
    ? fill(words.hours, { count: formatNumber(value, locale, 0) })
    : fill(words.days, { count: formatNumber(value / 24, locale, 1) });
}

/** A count, what there is at least, or the word for a hidden one; the last two with their explanation. */
export function ShownCount({ count, atLeast = 0 }: { count: Count; atLeast?: number | undefined }) {
  const { t, locale } = useTexts();
  if (count !== null) return <>{formatNumber(count, locale, 0)}</>;
  if (atLeast > 0) return <abbr title={t.ministry.atLeastLong}>≥ {formatNumber(atLeast, locale, 0)}</abbr>;
  return <abbr title={t.ministry.hiddenLong}>{t.ministry.hidden}</abbr>;
}

/** A median, or a dash that says why there is none. */
export function ShownMedian({ hours }: { hours: number | null }) {
  const { t, locale } = useTexts();
  const text = wordFigure("medianHours", hours, t.ministry, locale);
  return text ?? <abbr title={t.ministry.noMedian}>–</abbr>;
}
