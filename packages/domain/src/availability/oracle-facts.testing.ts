import type { ContactBody, HolidayBody, HoursBody, RuleBody, SiteBody } from "@gerai/contracts/availability";
import type { Question } from "./availability-at.ts";
import type { AvailabilityInput } from "./compile-availability.ts";
import type { ServiceFacts } from "./service-facts.ts";

/*
 * The same answers by brute force, for tests: looks at every minute of a window, one after the other, and shares nothing
 * with the engine but types. Local time is text here and compared as text.
 */

interface Item<Body> {
  readonly key: string;
  readonly publishedAt: Date;
  readonly body: Body;
}
/** A rule as the oracle sees it: one flag per minute of the window. */
export type OracleRule = Item<RuleBody> & { readonly active: Uint8Array; readonly size: readonly number[] };
/** Values kept by two keys: the oracle asks for the same ones every minute. */
export type Memo<Value> = Map<string, Map<string | null, Value>>;

/** Makes each value once. */
export function remember<Value>(memo: Memo<Value>, one: string, two: string | null, make: () => Value): Value {
  let inner = memo.get(one);
  if (!inner) {
    inner = new Map();
    memo.set(one, inner);
  }
  let value = inner.get(two);
  if (value === undefined) {
    value = make();
    inner.set(two, value);
  }
  return value;
}

const EAST = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };
const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** Minutes of a time of day. */
export const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What holds at each minute of a window for one office and one question: rules, sites, contacts, days and hours. */
export class OracleFacts {
  protected readonly input: AvailabilityInput;
  protected readonly question: Question;
  protected readonly start: number;
  protected readonly minutes: number;
  protected readonly service: ServiceFacts;
  protected readonly days: string[] = [];
  protected readonly clocks: string[] = [];
  protected readonly rules: OracleRule[];

  constructor(input: AvailabilityInput, question: Question, start: Date, minutes: number) {
    this.input = input;
    this.question = question;
    this.start = start.getTime();
    this.minutes = minutes;
    const service = input.services.find(({ code }) => code === question.service);
    if (!service) throw new Error("The oracle only knows services that are offered.");
    this.service = service;
    // Day and clock apart, each made once: text is what costs most here.
    const clocks = Array.from({ length: 1440 }, (_, at) => new Date(at * 60_000).toISOString().slice(11, 16));
    const first = this.start / 60_000 + EAST[input.timeZone] * 60;
    let day = "";
    for (let m = 0; m <= minutes; m++) {
      const ofDay = (first + m) % 1440;
      if (m === 0 || ofDay === 0) day = new Date((first + m) * 60_000).toISOString().slice(0, 10);
      this.days.push(day);
      this.clocks.push(clocks[ofDay] ?? "");
    }
    this.rules = this.of<RuleBody>("rule")
      .map((item) => ({ ...item, active: this.activity(item.body), size: this.size(item.body.scope) }))
      .sort((a, b) => this.before(a, b));
  }

  protected of<Body>(kind: string): Item<Body>[] {
    return this.input.items.flatMap((item) =>
      item.kind === kind ? [{ key: item.key, publishedAt: item.publishedAt, body: item.body as Body }] : [],
    );
  }

  protected activity(rule: RuleBody): Uint8Array {
    const from = rule.from.length === 10 ? `${rule.from}T00:00` : rule.from;
    let end = "9999-12-31T00:00";
    if (rule.durationDays) end = `${plusDays(rule.from.slice(0, 10), rule.durationDays)}${from.slice(10)}`;
    else if (rule.until) end = rule.until.length === 10 ? `${plusDays(rule.until, 1)}T00:00` : rule.until;
    const [fromDay, fromClock, endDay, endClock] = [from.slice(0, 10), from.slice(11), end.slice(0, 10), end.slice(11)];
    const active = new Uint8Array(this.minutes + 1);
    for (let m = 0; m <= this.minutes; m++) {
      const [day, now] = [this.days[m] ?? "", this.clocks[m] ?? ""];
      const begun = fromDay < day || (fromDay === day && fromClock <= now);
      const over = endDay < day || (endDay === day && endClock <= now);
      active[m] = begun && !over ? 1 : 0;
    }
    return active;
  }

  protected size(scope: {
    services?: string[];
    categories?: string[];
    sites?: string[];
    channels?: string[];
    stages?: string[];
  }) {
    const many = 1_000_000;
    const services = this.input.services.filter(
      ({ code, category }) => scope.services?.includes(code) || scope.categories?.includes(category),
    );
    return [
      scope.services || scope.categories ? services.length : many,
      scope.sites?.length ?? many,
      scope.channels?.length ?? many,
      scope.stages?.length ?? many,
    ];
  }

  protected before(
    a: Item<unknown> & { size: readonly number[] },
    b: Item<unknown> & { size: readonly number[] },
  ): number {
    for (let i = 0; i < a.size.length; i++) if (a.size[i] !== b.size[i]) return Number(a.size[i]) - Number(b.size[i]);
    if (a.publishedAt < b.publishedAt) return 1;
    if (a.publishedAt > b.publishedAt) return -1;
    return a.key < b.key ? 1 : -1;
  }

  protected serviceIn(scope: { services?: string[] | undefined; categories?: string[] | undefined }): boolean {
    if (!scope.services && !scope.categories) return true;
    return !!scope.services?.includes(this.service.code) || !!scope.categories?.includes(this.service.category);
  }

  protected excepted(rule: RuleBody, channel: string | null, site: string | null, stage: string): boolean {
    const { purpose, filedOn } = this.question;
    const filed = this.question.stage === "file" ? undefined : filedOn;
    return rule.exceptions.some(
      (one) =>
        (!one.purposes || (purpose !== undefined && purpose !== "NONE" && one.purposes.includes(purpose))) &&
        (!one.filedBefore || (filed !== undefined && filed < one.filedBefore)) &&
        (!one.stages || (one.stages as string[]).includes(stage)) &&
        (!one.channels || (one.channels as (string | null)[]).includes(channel)) &&
        (!one.sites || (one.sites as (string | null)[]).includes(site)) &&
        this.serviceIn(one),
    );
  }

  protected readonly fitting: Memo<OracleRule[]> = new Map();
  protected readonly suspending: Memo<OracleRule[]> = new Map();

  /** Rules whose scope takes in a way and that no exception lifts. */
  protected fit(channel: string, site: string | null, stage: string) {
    return remember(this.fitting, channel, site, () =>
      this.rules.filter(
        ({ body }) =>
          this.serviceIn(body.scope) &&
          (!body.scope.channels || (body.scope.channels as string[]).includes(channel)) &&
          (!body.scope.sites || (site !== null && body.scope.sites.includes(site))) &&
          (!body.scope.stages || (body.scope.stages as string[]).includes(stage)) &&
          !this.excepted(body, channel, site, stage),
      ),
    );
  }

  protected stands(site: string | null, capability: string, card: string | null, code: string, m: number): string {
    const stage = capability === "pickup" ? "collect" : "continue";
    const fit = remember(this.suspending, capability, site, () =>
      this.rules.filter(
        ({ body }) =>
          (body.effects.suspend || body.effects.resume) &&
          this.serviceIn(body.scope) &&
          (!body.scope.sites || (site !== null && body.scope.sites.includes(site))) &&
          !this.excepted(body, null, site, stage),
      ),
    );
    for (const { active, body, key } of fit) {
      if (!active[m]) continue;
      const mine = (body.effects.suspend ?? []).filter(
        (one) => one.capability === capability && (one.card === undefined || one.card === card),
      );
      if (mine.some((one) => (code === "BLANKO_OUT" ? one.blanksOut : !one.blanksOut))) return key;
      // A rule that suspends this card by the other reason only says nothing about this one, unless it resumes.
      if ((body.effects.resume as string[] | undefined)?.includes(capability)) return "";
    }
    return "";
  }

  protected there(dated: { from?: string | undefined; until?: string | undefined }, day: string): boolean {
    return (!dated.from || dated.from <= day) && (!dated.until || day <= dated.until);
  }

  protected readonly siteDays: Memo<string[]> = new Map();

  protected sitesOn(day: string, named: string | null): string[] {
    return remember(this.siteDays, day, named, () => {
      const wants = this.question.stage === "collect" ? ["pickup"] : ["counter", ...this.service.visitNeeds];
      return this.of<SiteBody>("site")
        .filter(({ body }) => this.there(body, day) && (named === null || named === body.code))
        .filter(({ body }) => wants.every((one) => (body.capabilities as string[]).includes(one)))
        .sort((a, b) => Number(b.body.isMain) - Number(a.body.isMain) || (a.body.code < b.body.code ? -1 : 1))
        .map(({ body }) => body.code);
    });
  }

  protected readonly contactDays: Memo<ContactBody[]> = new Map();

  protected contactsOn(day: string, kinds: string): ContactBody[] {
    return remember(this.contactDays, day, kinds, () =>
      this.of<ContactBody>("contact")
        .filter(({ body }) => kinds.includes(body.kind) && this.there(body, day) && this.serviceIn(body))
        .sort((a, b) => (a.body.name < b.body.name ? -1 : a.body.name > b.body.name ? 1 : a.key < b.key ? -1 : 1))
        .map(({ body }) => body),
    );
  }

  protected readonly holidayDays = new Map<string, string | null>();

  protected holiday(day: string): string | null {
    let word = this.holidayDays.get(day);
    if (word === undefined) {
      const national = this.input.calendar.filter((one) => one.kind !== "ramadan" && one.day === day);
      const own = this.of<HolidayBody>("holiday")
        .filter(({ body }) => body.from <= day && day <= body.until)
        .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.key < b.key ? 1 : -1))[0];
      word = own ? (own.body.effect === "closed" ? day : null) : national.length > 0 ? day : null;
      this.holidayDays.set(day, word);
    }
    return word;
  }

  protected readonly hourDays: Memo<Uint8Array> = new Map();

  /** For each minute of a day whether it lies in the hours of a way. */
  protected hours(channel: string, site: string | null, stage: string, day: string): Uint8Array {
    return remember(this.hourDays, day, site ?? channel, () => {
      const isRamadan = this.input.calendar.some(
        (one) => one.kind === "ramadan" && one.day <= day && day <= one.lastDay,
      );
      const item = this.of<HoursBody>("hours")
        .map((one) => ({ ...one, size: [...this.size(one.body.scope), one.body.season ? 0 : 1] }))
        .filter(({ body }) => this.there(body, day) && (!body.season || isRamadan) && this.serviceIn(body.scope))
        .filter(({ body: { scope } }) => !scope.channels || (scope.channels as string[]).includes(channel))
        .filter(({ body: { scope } }) => !scope.sites || (site !== null && scope.sites.includes(site)))
        .filter(({ body: { scope } }) => !scope.stages || (scope.stages as string[]).includes(stage))
        .sort((a, b) => this.before(a, b))[0];
      const hours = item?.body.week[WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "mon"];
      return Uint8Array.from({ length: 1440 }, (_, at) => {
        if (!hours || at < clock(hours.opens) || at >= clock(hours.closes)) return 0;
        if (hours.breaks.some((pause) => at >= clock(pause.from) && at < clock(pause.to))) return 0;
        return stage === "file" && hours.lastFiling !== undefined && at >= clock(hours.lastFiling) ? 0 : 1;
      });
    });
  }

  protected served(channel: string, site: string | null, stage: string, m: number): string {
    const day = this.days[m] ?? "";
    const holiday = this.holiday(day);
    if (holiday !== null) {
      const lifts = this.fit(channel, site, stage).some(
        ({ active, body }) => active[m] && body.overridesHoliday?.includes(day),
      );
      if (!lifts) return `holiday ${day}`;
    }
    return this.hours(channel, site, stage, day)[clock(this.clocks[m] ?? "")] ? "open" : "hours";
  }

  /** Whether files are worked on at a minute, by the hours of a channel. */
  works(channel: string, m: number): boolean {
    const stage = channel === "office" ? "continue" : this.question.stage;
    const stopped = this.fit(channel, null, stage).some(({ active, body }) => active[m] && body.effects.stopsWork);
    return !stopped && this.served(channel, null, stage, m) === "open";
  }
}
