import type { CaseHoldView } from "@gerai/contracts/applications";
import type { PromiseView } from "@gerai/contracts/promise";
import { fill } from "@gerai/language";
import { formatDate, formatDateTime } from "@gerai/ui/format";
import { useOffice, useTexts } from "./office.ts";

/** Shares of a promise in the order in which they are told. */
export const SHARES = ["office", "citizen", "closed", "blanks", "siak"] as const;

/** Dates, durations and causes of promises and holds in the language and zone of the page. */
export function usePromiseWords() {
  const { locale, t } = useTexts();
  const { timeZone } = useOffice();
  const words = t.promise;
  // A day has no zone: noon in the office is that day wherever the page is made.
  const dayText = (day: string) => formatDate(`${day}T04:00:00Z`, timeZone, locale);
  const duration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const form = hours === 0 ? words.duration.minutes : rest === 0 ? words.duration.hours : words.duration.both;
    return fill(form, { hours, minutes: rest });
  };
  return {
    words,
    locale,
    dayText,
    duration,
    sinceText: ({ since }: CaseHoldView) => formatDateTime(since, timeZone, locale),
    /** The last day of a hold, or that nobody has decided it and when that is looked at again. */
    untilText: ({ until, reviewOn }: CaseHoldView, texts: { readonly open: string; readonly reviewed: string }) => {
      if (until) return formatDate(Date.parse(until) - 1, timeZone, locale);
      return reviewOn ? fill(texts.reviewed, { date: dayText(reviewOn) }) : texts.open;
    },
    /** What the promise says in one line. */
    headline: (promise: PromiseView, paused: string): string => {
      const { state, dueOn, finishedAt, isLate } = promise;
      if (state === "finished" && finishedAt) {
        return fill(isLate ? words.keptLate : words.kept, { date: formatDate(finishedAt, timeZone, locale) });
      }
      // A day that is past was missed before anything stood in the way.
      if (isLate && dueOn) return fill(words.late, { date: dayText(dueOn) });
      if (state === "paused") return paused;
      if (dueOn === null) return state === "suspended" ? words.suspended : words.unknown;
      return fill(words.due, { date: dayText(dueOn) });
    },
    /** Why the day is another one; undefined while it is the first. */
    moved: ({ movedBy, firstDueOn, state }: PromiseView): string | undefined => {
      if (movedBy.length === 0 || firstDueOn === null || state === "finished") return undefined;
      const causes = movedBy.map((cause) => words.causes[cause]).join(words.and);
      return fill(words.moved, { date: dayText(firstDueOn), causes });
    },
    used: ({ usedMinutes, budgetMinutes, workingDays }: PromiseView): string =>
      fill(words.used, { used: duration(usedMinutes), budget: duration(budgetMinutes), days: workingDays }),
  };
}
