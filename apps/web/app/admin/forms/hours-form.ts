import { type DayHours, type HoursBody, Weekday } from "@gerai/contracts/availability";
import { typed as boxes, isTicked, maybe, numberOf, said, type Typed, text, ticks } from "../typed-form.ts";

const SCOPE = ["services", "categories", "channels", "sites", "stages"] as const;
/** Boxes of a weekday; the contract allows more breaks than the two a form shows. */
export const BREAKS = [0, 1] as const;

function dayOf(form: Typed, day: Weekday): unknown {
  const at = `week.${day}`;
  const breaks = BREAKS.flatMap((number) => {
    const [from, to] = [maybe(form, `${at}.breaks.${number}.from`), maybe(form, `${at}.breaks.${number}.to`)];
    return from || to ? [{ from: from ?? "", to: to ?? "" }] : [];
  });
  const [opens, closes, lastFiling] = [
    maybe(form, `${at}.opens`),
    maybe(form, `${at}.closes`),
    maybe(form, `${at}.lastFiling`),
  ];
  if (!opens && !closes && !lastFiling && breaks.length === 0) return undefined;
  return said({ opens: opens ?? "", closes: closes ?? "", breaks, lastFiling });
}

/** What the form says, to be checked by the contract. */
export function hoursBodyOf(form: Typed): Readonly<Record<string, unknown>> {
  return said({
    name: text(form, "name"),
    scope: said(Object.fromEntries(SCOPE.map((name) => [name, ticks(form, `scope.${name}`)]))),
    week: said(Object.fromEntries(Weekday.options.map((day) => [day, dayOf(form, day)]))),
    season: isTicked(form, "season") ? "ramadan" : undefined,
    from: maybe(form, "from"),
    until: maybe(form, "until"),
    dailyQuota: numberOf(form, "dailyQuota"),
  });
}

function dayBoxes(day: Weekday, hours: DayHours): Typed {
  const at = `week.${day}`;
  return boxes({
    [`${at}.opens`]: hours.opens,
    [`${at}.closes`]: hours.closes,
    [`${at}.lastFiling`]: hours.lastFiling,
    ...Object.fromEntries(
      hours.breaks.flatMap(({ from, to }, number) => [
        [`${at}.breaks.${number}.from`, from],
        [`${at}.breaks.${number}.to`, to],
      ]),
    ),
  });
}

/** The form of hours that there are. */
export function hoursBoxes(body: HoursBody): Typed {
  return {
    ...boxes({
      name: body.name,
      ...Object.fromEntries(SCOPE.map((name) => [`scope.${name}`, body.scope[name]])),
      season: body.season !== undefined,
      from: body.from,
      until: body.until,
      dailyQuota: body.dailyQuota,
    }),
    ...Object.assign(
      {},
      ...Weekday.options.flatMap((day) => {
        const hours = body.week[day];
        return hours ? [dayBoxes(day, hours)] : [];
      }),
    ),
  };
}
