import type { HolidayBody, HoursBody, RuleBody, Weekday } from "@gerai/contracts/availability";
import type { PromiseShares } from "@gerai/contracts/promise";
import type { AvailabilityInput } from "../availability/index.ts";
import type { RandomPromise } from "./random-promise.testing.ts";

/*
 * Promises by brute force, for tests: looks at one minute after the other and shares nothing with the room or with the
 * engine of availability but types. Local days and times are text, compared as text.
 */

const EAST = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };
const NAMES: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MINUTE = 60_000;

interface Placed<Body> {
  readonly key: string;
  readonly at: number;
  readonly body: Body;
}
interface Asked {
  readonly code: string;
  readonly category: string;
  readonly purpose: string | undefined;
  readonly filedOn: string;
}
type Scope = {
  services?: string[] | undefined;
  categories?: string[] | undefined;
  channels?: string[] | undefined;
  sites?: string[] | undefined;
  stages?: string[] | undefined;
};

/** Each minute of a day as text; putting it together anew would be most of the work. */
const CLOCKS = Array.from({ length: 1440 }, (_, minute) => new Date(minute * MINUTE).toISOString().slice(11, 16));
const DAYS = new Map<number, string>();

/** The local day and time of an instant. */
function local(instant: number, zone: AvailabilityInput["timeZone"]): { readonly day: string; readonly time: string } {
  const minutes = instant / MINUTE + EAST[zone] * 60;
  const number = Math.floor(minutes / 1440);
  const day = DAYS.get(number) ?? new Date(number * 86_400_000).toISOString().slice(0, 10);
  DAYS.set(number, day);
  return { day, time: CLOCKS[minutes - number * 1440] ?? "" };
}

function takesIn(scope: Scope, asked: Asked): boolean {
  const isNamed =
    (!scope.services && !scope.categories) ||
    scope.services?.includes(asked.code) ||
    scope.categories?.includes(asked.category);
  const isWork = !scope.channels || scope.channels.includes("office");
  return Boolean(isNamed) && isWork && !scope.sites && (!scope.stages || scope.stages.includes("continue"));
}

function isExcepted(rule: RuleBody, asked: Asked): boolean {
  return rule.exceptions.some(
    ({ purposes, filedBefore, ...scope }) =>
      takesIn(scope, asked) &&
      (!purposes || (asked.purpose !== undefined && asked.purpose !== "NONE" && purposes.includes(asked.purpose))) &&
      (!filedBefore || asked.filedOn < filedBefore),
  );
}

/** When an office works on a case, asked minute by minute. */
export class WorkOracle {
  readonly #zone: AvailabilityInput["timeZone"];
  readonly #hours: Placed<HoursBody>[];
  readonly #holidays: Placed<HolidayBody>[];
  readonly #rules: RuleBody[];
  readonly #input: AvailabilityInput;
  /** Spans of a day by its hours, as text; days are asked about 1,440 times. */
  readonly #days = new Map<string, { readonly spans: readonly [string, string][]; readonly isHoliday: boolean }>();

  constructor(input: AvailabilityInput, asked: Asked) {
    this.#input = input;
    this.#zone = input.timeZone;
    const of = <Body>(kind: string): Placed<Body>[] =>
      input.items
        .filter((item) => item.kind === kind)
        .map(({ key, publishedAt, body }) => ({ key, at: publishedAt.getTime(), body: body as Body }));
    const size = ({ services, categories }: Scope) =>
      services || categories
        ? input.services.filter(({ code, category }) => services?.includes(code) || categories?.includes(category))
            .length
        : 999;
    this.#hours = of<HoursBody>("hours")
      .filter(({ body }) => takesIn(body.scope, asked))
      .sort(
        (a, b) =>
          size(a.body.scope) - size(b.body.scope) ||
          (a.body.scope.channels?.length ?? 999) - (b.body.scope.channels?.length ?? 999) ||
          (a.body.scope.stages?.length ?? 999) - (b.body.scope.stages?.length ?? 999) ||
          Number(!a.body.season) - Number(!b.body.season) ||
          b.at - a.at ||
          (a.key < b.key ? 1 : -1),
      );
    this.#holidays = of<HolidayBody>("holiday").sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
    this.#rules = of<RuleBody>("rule")
      .map(({ body }) => body)
      .filter((rule) => takesIn(rule.scope, asked) && !isExcepted(rule, asked));
  }

  #national(day: string, isRamadan: boolean): boolean {
    return this.#input.calendar.some(
      (one) => (one.kind === "ramadan") === isRamadan && one.day <= day && day <= one.lastDay,
    );
  }

  #day(day: string) {
    const known = this.#days.get(day);
    if (known) return known;
    const isRamadan = this.#national(day, true);
    const hours = this.#hours.find(
      ({ body }) =>
        (!body.from || body.from <= day) && (!body.until || day <= body.until) && (!body.season || isRamadan),
    );
    const week = hours?.body.week[NAMES[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sun"];
    let spans: [string, string][] = week ? [[week.opens, week.closes]] : [];
    for (const { from, to } of week?.breaks ?? []) {
      const inside = (time: string, [a, b]: [string, string]) => [a, time, b].sort()[1] ?? time;
      spans = spans.flatMap((span): [string, string][] => [
        [span[0], inside(from, span)],
        [inside(to, span), span[1]],
      ]);
    }
    let isHoliday = this.#national(day, false);
    for (const { body } of this.#holidays)
      if (body.from <= day && day <= body.until) isHoliday = body.effect === "closed";
    const made = { spans: spans.filter(([a, b]) => a < b), isHoliday };
    this.#days.set(day, made);
    return made;
  }

  #isLive(rule: RuleBody, moment: string): boolean {
    const from = rule.from.length === 10 ? `${rule.from}T00:00` : rule.from;
    if (moment < from) return false;
    if (rule.durationDays !== undefined) {
      const last = new Date(Date.parse(`${from}:00Z`) + rule.durationDays * 86_400_000).toISOString().slice(0, 16);
      return moment < last;
    }
    if (rule.until === undefined) return true;
    return rule.until.length === 10 ? moment.slice(0, 10) <= rule.until : moment < rule.until;
  }

  /** Whether the hours of the weekday say that somebody works in this minute, and whether somebody does. */
  at(instant: number): { readonly isOrdinary: boolean; readonly isWorked: boolean } {
    const { day, time } = local(instant, this.#zone);
    const { spans, isHoliday } = this.#day(day);
    if (!spans.some(([a, b]) => a <= time && time < b)) return { isOrdinary: false, isWorked: false };
    const live = this.#rules.filter((rule) => this.#isLive(rule, `${day}T${time}`));
    const isServed = !isHoliday || live.some(({ overridesHoliday }) => overridesHoliday?.includes(day));
    return { isOrdinary: true, isWorked: isServed && !live.some(({ effects }) => effects.stopsWork) };
  }

  /** Length of a working day: the mean of the worked days of the week that begins on this day. */
  dayLength(instant: number): number {
    const first = local(instant, this.#zone).day;
    let minutes = 0;
    let days = 0;
    for (let index = 0; index < 7; index++) {
      const day = new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10);
      const { spans } = this.#day(day);
      if (spans.length > 0) days++;
      for (const [a, b] of spans) minutes += (Date.parse(`${day}T${b}:00Z`) - Date.parse(`${day}T${a}:00Z`)) / MINUTE;
    }
    return days === 0 ? 0 : Math.round(minutes / days);
  }
}

/** What an oracle can say: `dueAt` is null when it is not within the window. */
export interface Counted {
  readonly worked: number;
  readonly budget: number;
  readonly elapsed: PromiseShares;
  readonly planned: PromiseShares | null;
  readonly dueAt: number | null;
}

/** Counts a random promise over a window of days after its start. */
export function countPromise(one: RandomPromise, input: AvailabilityInput, days: number): Counted {
  const service = input.services.find(({ code }) => code === one.service);
  if (!service) throw new Error("no such service");
  const oracle = new WorkOracle(input, { ...service, purpose: one.purpose, filedOn: one.filedOn });
  const nothing = { office: 0, citizen: 0, closed: 0, blanks: 0, siak: 0 };
  const [elapsed, planned] = [{ ...nothing }, { ...nothing }];
  const start = one.startedAt.getTime();
  const budget = oracle.dayLength(start) * one.workingDays;
  const stop = Math.min(one.now.getTime(), one.endedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  let worked = 0;
  let dueAt: number | null = null;
  for (let minute = 0; minute < days * 1440; minute++) {
    const instant = start + minute * MINUTE;
    const { isOrdinary, isWorked } = oracle.at(instant);
    if (!isOrdinary) continue;
    if (isWorked && instant < one.now.getTime()) worked++;
    const here = one.standstills.filter(
      ({ from, to }) => from.getTime() <= instant && (to === null || instant < to.getTime()),
    );
    const [first] = here;
    const share = here.some((standing) => standing.share === "citizen")
      ? "citizen"
      : isWorked
        ? (first?.share ?? "office")
        : "closed";
    if (instant < stop) elapsed[share]++;
    if (dueAt !== null && instant >= one.now.getTime()) break;
    if (dueAt !== null) continue;
    planned[share]++;
    if (share === "office" && planned.office === budget) dueAt = instant + MINUTE;
  }
  return { worked, budget, elapsed, planned: dueAt === null ? null : planned, dueAt };
}
