import type { DatedRuleView } from "@gerai/contracts/availability";

const DAY = 86_400_000;
/** Size of the picture in its own units. */
export const WIDTH = 900;
export const ROW = 26;
export const HEAD = 24;

/** A stretch of the picture, cut to what is shown. */
export interface Bar {
  readonly x: number;
  readonly width: number;
}

/** The stretch of time that is shown, `[from, to)`, as instants in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where an instant lies in the picture. */
export function placeOf(instant: number, { from, to }: Span): number {
  return ((instant - from) / (to - from)) * WIDTH;
}

/** A stretch of time as a bar; undefined when nothing of it is shown. At least two units wide, so that a day is seen. */
export function barOf(since: number, until: number, span: Span): Bar | undefined {
  if (until <= span.from || since >= span.to) return undefined;
  const [start, end] = [Math.max(since, span.from), Math.min(until, span.to)];
  const x = placeOf(start, span);
  return { x, width: Math.max(2, placeOf(end, span) - x) };
}

/** A rule with its bar. */
export interface RuleBar extends Bar {
  readonly rule: DatedRuleView;
  /** Its end lies beyond what is shown, or nobody has decided it. */
  readonly isOpen: boolean;
}

/** The rules of which something is shown, in the order of their beginning. */
export function ruleBars(rules: readonly DatedRuleView[], span: Span): RuleBar[] {
  return rules.flatMap((rule) => {
    const until = rule.until === null ? Number.POSITIVE_INFINITY : Date.parse(rule.until);
    const bar = barOf(Date.parse(rule.since), until, span);
    return bar ? [{ ...bar, rule, isOpen: rule.until === null }] : [];
  });
}

/** Days for marks above the picture: every week, month or quarter, by how much is shown; `YYYY-MM-DD`. */
export function markedDays(firstDay: string, lastDay: string): string[] {
  const [first, last] = [Date.parse(firstDay), Date.parse(lastDay)];
  const days = Math.round((last - first) / DAY) + 1;
  const all = Array.from({ length: days }, (_, index) => new Date(first + index * DAY));
  const isMarked = (date: Date) => {
    if (days <= 100) return date.getUTCDay() === 1;
    if (days <= 500) return date.getUTCDate() === 1;
    return date.getUTCDate() === 1 && date.getUTCMonth() % (days <= 1500 ? 3 : 12) === 0;
  };
  const marked = all.filter(isMarked).map((date) => date.toISOString().slice(0, 10));
  const step = Math.ceil(marked.length / 15);
  return marked.filter((_, index) => index % step === 0);
}
