import type {
  AvailabilityAnswer,
  ContactBody,
  HolidayBody,
  HoursBody,
  RuleBody,
  SiteBody,
} from "@gerai/contracts/availability";
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
interface Way {
  readonly channel: string;
  readonly site: string | null;
}
/** What the oracle knows of an instant; times outside the window are `before` and `after`. */
export interface Expected {
  readonly open: boolean;
  readonly reason: string | null;
  readonly rule: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly reviewOn: string | null;
  readonly readAt: string | null;
  readonly holds: readonly { code: string; card: string | null; rule: string; since: string; until: string }[];
  readonly capacityFactor: number;
  readonly houseRules: readonly string[];
  readonly alternatives: readonly string[];
  readonly nextChange: string;
}

const EAST = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };
const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const CODES: Readonly<Record<string, readonly string[]>> = {
  recording: ["RECORDING_SUSPENDED"],
  printing: ["PRINT_SUSPENDED", "BLANKO_OUT"],
  pickup: ["PICKUP_SUSPENDED"],
  legalisation: ["LEGALISATION_SUSPENDED"],
  siak: ["SIAK_DOWN"],
};
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Alternatives as one line each, for comparing. */
export function lineOf(way: AvailabilityAnswer["alternatives"][number]): string {
  if (way.kind === "channel") return `${way.channel} ${way.site} ${way.text?.id ?? null} ${way.phones.join("+")}`;
  return way.kind === "contact" ? `contact ${way.name} ${way.phone} ${way.email}` : `text ${way.text.id}`;
}

/** Looks at a window of whole minutes of one office and one question. */
export class Oracle {
  readonly #input: AvailabilityInput;
  readonly #question: Question;
  readonly #start: number;
  readonly #minutes: number;
  readonly #service: ServiceFacts;
  readonly #local: string[] = [];
  readonly #rules: (Item<RuleBody> & { readonly active: Uint8Array; readonly size: readonly number[] })[];
  readonly #causes = new Map<string, { cause: string; site: string | null }[]>();
  readonly #texts: string[];

  constructor(input: AvailabilityInput, question: Question, start: Date, minutes: number) {
    this.#input = input;
    this.#question = question;
    this.#start = start.getTime();
    this.#minutes = minutes;
    const service = input.services.find(({ code }) => code === question.service);
    if (!service) throw new Error("The oracle only knows services that are offered.");
    this.#service = service;
    for (let m = 0; m <= minutes; m++) {
      const shifted = this.#start + m * 60_000 + EAST[input.timeZone] * 3_600_000;
      this.#local.push(new Date(shifted).toISOString().slice(0, 16));
    }
    this.#rules = this.#of<RuleBody>("rule")
      .map((item) => ({ ...item, active: this.#activity(item.body), size: this.#size(item.body.scope) }))
      .sort((a, b) => this.#before(a, b));
    this.#texts = this.#local.map((_, m) => this.#text(m));
  }

  /** What must be answered at a minute of the window. */
  at(m: number): Expected {
    const { cause, site } = this.#cause(this.#way(), m);
    const [kind = "", key = ""] = cause.split(" ");
    const rule = this.#rules.find((one) => one.key === key);
    const isOpen = kind === "open";
    const live = this.#live(site, m);
    return {
      open: isOpen,
      reason: isOpen ? null : kind,
      rule: rule?.key ?? null,
      since: this.#back(m, (at) => this.#cause(this.#way(), at).cause === cause),
      until: isOpen ? null : this.#on(m, (at) => this.#cause(this.#way(), at).cause.startsWith("open")),
      reviewOn: rule && !isOpen && !rule.body.until && !rule.body.durationDays ? (rule.body.reviewOn ?? null) : null,
      readAt: this.#reads(m) === false ? this.#on(m, (at) => this.#works(this.#question.channel, at)) : null,
      holds: this.#holds(site, m).map((hold) => ({
        ...hold,
        since: this.#back(m, (at) => this.#stands(site, hold.capability, hold.card, hold.code, at) === hold.rule),
        until: this.#on(m, (at) => this.#stands(site, hold.capability, hold.card, hold.code, at) === ""),
      })),
      capacityFactor: live.find(({ body }) => body.effects.capacityFactor)?.body.effects.capacityFactor ?? 1,
      houseRules: live.flatMap(({ body: { effects } }) => [
        ...(effects.houseRules ?? []).map(({ id }) => id),
        ...(effects.advice ? [effects.advice.id] : []),
      ]),
      alternatives: this.#alternatives(m),
      nextChange: this.#on(m, (at) => this.#texts[at] !== this.#texts[m]),
    };
  }

  /** Whether files are worked on at a minute, by the hours of a channel. */
  works(channel: string, m: number): boolean {
    return this.#works(channel, m);
  }

  #of<Body>(kind: string): Item<Body>[] {
    return this.#input.items.flatMap((item) =>
      item.kind === kind ? [{ key: item.key, publishedAt: item.publishedAt, body: item.body as Body }] : [],
    );
  }

  #way(): Way {
    return { channel: this.#question.channel, site: this.#question.site ?? null };
  }

  #iso(m: number): string {
    return new Date(this.#start + m * 60_000).toISOString();
  }

  #on(m: number, is: (at: number) => boolean): string {
    for (let at = m + 1; at <= this.#minutes; at++) if (is(at)) return this.#iso(at);
    return "after";
  }

  #back(m: number, is: (at: number) => boolean): string {
    let at = m;
    while (at > 0 && is(at - 1)) at--;
    return at === 0 ? "before" : this.#iso(at);
  }

  #activity(rule: RuleBody): Uint8Array {
    const from = rule.from.length === 10 ? `${rule.from}T00:00` : rule.from;
    let end = "9999";
    if (rule.durationDays) end = `${plusDays(rule.from.slice(0, 10), rule.durationDays)}${from.slice(10)}`;
    else if (rule.until) end = rule.until.length === 10 ? `${plusDays(rule.until, 1)}T00:00` : rule.until;
    return Uint8Array.from(this.#local, (now) => (from <= now && now < end ? 1 : 0));
  }

  #size(scope: {
    services?: string[];
    categories?: string[];
    sites?: string[];
    channels?: string[];
    stages?: string[];
  }) {
    const many = 1_000_000;
    const services = this.#input.services.filter(
      ({ code, category }) => scope.services?.includes(code) || scope.categories?.includes(category),
    );
    return [
      scope.services || scope.categories ? services.length : many,
      scope.sites?.length ?? many,
      scope.channels?.length ?? many,
      scope.stages?.length ?? many,
    ];
  }

  #before(a: Item<unknown> & { size: readonly number[] }, b: Item<unknown> & { size: readonly number[] }): number {
    for (let i = 0; i < a.size.length; i++) if (a.size[i] !== b.size[i]) return Number(a.size[i]) - Number(b.size[i]);
    if (a.publishedAt < b.publishedAt) return 1;
    if (a.publishedAt > b.publishedAt) return -1;
    return a.key < b.key ? 1 : -1;
  }

  #serviceIn(scope: { services?: string[] | undefined; categories?: string[] | undefined }): boolean {
    if (!scope.services && !scope.categories) return true;
    return !!scope.services?.includes(this.#service.code) || !!scope.categories?.includes(this.#service.category);
  }

  #excepted(rule: RuleBody, channel: string | null, site: string | null, stage: string): boolean {
    const { purpose, filedOn } = this.#question;
    const filed = this.#question.stage === "file" ? undefined : filedOn;
    return rule.exceptions.some(
      (one) =>
        (!one.purposes || (purpose !== undefined && purpose !== "NONE" && one.purposes.includes(purpose))) &&
        (!one.filedBefore || (filed !== undefined && filed < one.filedBefore)) &&
        (!one.stages || (one.stages as string[]).includes(stage)) &&
        (!one.channels || (one.channels as (string | null)[]).includes(channel)) &&
        (!one.sites || (one.sites as (string | null)[]).includes(site)) &&
        this.#serviceIn(one),
    );
  }

  readonly #fitting = new Map<string, (Item<RuleBody> & { readonly active: Uint8Array })[]>();

  /** Rules whose scope takes in a way and that no exception lifts. */
  #fit(channel: string, site: string | null, stage: string) {
    const name = `${channel}/${site}/${stage}`;
    let fit = this.#fitting.get(name);
    if (!fit) {
      fit = this.#rules.filter(
        ({ body }) =>
          this.#serviceIn(body.scope) &&
          (!body.scope.channels || (body.scope.channels as string[]).includes(channel)) &&
          (!body.scope.sites || (site !== null && body.scope.sites.includes(site))) &&
          (!body.scope.stages || (body.scope.stages as string[]).includes(stage)) &&
          !this.#excepted(body, channel, site, stage),
      );
      this.#fitting.set(name, fit);
    }
    return fit;
  }

  #live(site: string | null, m: number) {
    return this.#fit(this.#question.channel, site, this.#question.stage).filter(({ active }) => active[m]);
  }

  #stands(site: string | null, capability: string, card: string | null, code: string, m: number): string {
    const name = `hold/${site}/${capability}`;
    let fit = this.#fitting.get(name);
    if (!fit) {
      const stage = capability === "pickup" ? "collect" : "continue";
      fit = this.#rules.filter(
        ({ body }) =>
          this.#serviceIn(body.scope) &&
          (!body.scope.sites || (site !== null && body.scope.sites.includes(site))) &&
          !this.#excepted(body, null, site, stage),
      );
      this.#fitting.set(name, fit);
    }
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

  #holds(site: string | null, m: number) {
    const needs = this.#service.needs.filter(
      ({ capability }) => this.#question.stage !== "collect" || capability === "pickup",
    );
    return needs.flatMap(({ capability, card }) =>
      (CODES[capability] ?? []).flatMap((code) => {
        const rule = this.#stands(site, capability, card, code, m);
        return rule === "" ? [] : [{ code, capability: capability as string, card: card as string | null, rule }];
      }),
    );
  }

  #there(dated: { from?: string | undefined; until?: string | undefined }, day: string): boolean {
    return (!dated.from || dated.from <= day) && (!dated.until || day <= dated.until);
  }

  readonly #siteDays = new Map<string, string[]>();

  #sitesOn(day: string, named: string | null): string[] {
    const name = `${day}/${named}`;
    let codes = this.#siteDays.get(name);
    if (!codes) {
      const wants = this.#question.stage === "collect" ? ["pickup"] : ["counter", ...this.#service.visitNeeds];
      codes = this.#of<SiteBody>("site")
        .filter(({ body }) => this.#there(body, day) && (named === null || named === body.code))
        .filter(({ body }) => wants.every((one) => (body.capabilities as string[]).includes(one)))
        .sort((a, b) => Number(b.body.isMain) - Number(a.body.isMain) || (a.body.code < b.body.code ? -1 : 1))
        .map(({ body }) => body.code);
      this.#siteDays.set(name, codes);
    }
    return codes;
  }

  readonly #contactDays = new Map<string, ContactBody[]>();

  #contactsOn(day: string, kinds: string[]): ContactBody[] {
    const name = `${day}/${kinds}`;
    let found = this.#contactDays.get(name);
    if (!found) {
      found = this.#of<ContactBody>("contact")
        .filter(({ body }) => kinds.includes(body.kind) && this.#there(body, day) && this.#serviceIn(body))
        .sort((a, b) => (a.body.name < b.body.name ? -1 : a.body.name > b.body.name ? 1 : a.key < b.key ? -1 : 1))
        .map(({ body }) => body);
      this.#contactDays.set(name, found);
    }
    return found;
  }

  readonly #holidayDays = new Map<string, string | null>();

  #holiday(day: string): string | null {
    let word = this.#holidayDays.get(day);
    if (word === undefined) {
      const national = this.#input.calendar.filter((one) => one.kind !== "ramadan" && one.day === day);
      const own = this.#of<HolidayBody>("holiday")
        .filter(({ body }) => body.from <= day && day <= body.until)
        .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.key < b.key ? 1 : -1))[0];
      word = own ? (own.body.effect === "closed" ? day : null) : national.length > 0 ? day : null;
      this.#holidayDays.set(day, word);
    }
    return word;
  }

  readonly #hourDays = new Map<string, Uint8Array>();

  /** For each minute of a day whether it lies in the hours of a way. */
  #hours(channel: string, site: string | null, stage: string, day: string): Uint8Array {
    const name = `${channel}/${site}/${stage}/${day}`;
    let table = this.#hourDays.get(name);
    if (!table) {
      const isRamadan = this.#input.calendar.some(
        (one) => one.kind === "ramadan" && one.day <= day && day <= one.lastDay,
      );
      const item = this.#of<HoursBody>("hours")
        .map((one) => ({ ...one, size: [...this.#size(one.body.scope), one.body.season ? 0 : 1] }))
        .filter(({ body }) => this.#there(body, day) && (!body.season || isRamadan) && this.#serviceIn(body.scope))
        .filter(({ body: { scope } }) => !scope.channels || (scope.channels as string[]).includes(channel))
        .filter(({ body: { scope } }) => !scope.sites || (site !== null && scope.sites.includes(site)))
        .filter(({ body: { scope } }) => !scope.stages || (scope.stages as string[]).includes(stage))
        .sort((a, b) => this.#before(a, b))[0];
      const hours = item?.body.week[WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "mon"];
      table = Uint8Array.from({ length: 1440 }, (_, at) => {
        if (!hours || at < clock(hours.opens) || at >= clock(hours.closes)) return 0;
        if (hours.breaks.some((pause) => at >= clock(pause.from) && at < clock(pause.to))) return 0;
        return stage === "file" && hours.lastFiling !== undefined && at >= clock(hours.lastFiling) ? 0 : 1;
      });
      this.#hourDays.set(name, table);
    }
    return table;
  }

  #served(channel: string, site: string | null, stage: string, m: number): string {
    const now = this.#local[m] ?? "";
    const day = now.slice(0, 10);
    const holiday = this.#holiday(day);
    if (holiday !== null) {
      const lifts = this.#fit(channel, site, stage).some(
        ({ active, body }) => active[m] && body.overridesHoliday?.includes(day),
      );
      if (!lifts) return `holiday ${day}`;
    }
    return this.#hours(channel, site, stage, day)[clock(now.slice(11))] ? "open" : "hours";
  }

  #works(channel: string, m: number): boolean {
    const stage = channel === "office" ? "continue" : this.#question.stage;
    const stopped = this.#fit(channel, null, stage).some(({ active, body }) => active[m] && body.effects.stopsWork);
    return !stopped && this.#served(channel, null, stage, m) === "open";
  }

  #cause(way: Way, m: number): { cause: string; site: string | null } {
    const name = `${way.channel}/${way.site}`;
    let all = this.#causes.get(name);
    if (!all) {
      all = [];
      this.#causes.set(name, all);
    }
    all[m] ??= this.#findCause(way, m);
    return all[m];
  }

  #findCause({ channel, site: named }: Way, m: number): { cause: string; site: string | null } {
    const day = (this.#local[m] ?? "").slice(0, 10);
    const { stage } = this.#question;
    const none = { cause: "notOffered", site: null };
    const service = this.#service;
    const site = channel === "counter" ? (this.#sitesOn(day, named)[0] ?? null) : null;
    if (channel === "counter" && (site === null || !(stage === "collect" ? service.collected : service.atCounter)))
      return none;
    if (channel !== "counter" && !(stage === "collect" ? service.sent : service.online)) return none;
    if (channel === "whatsapp" && this.#contactsOn(day, ["whatsapp"]).length === 0) return none;
    const access = this.#fit(channel, site, stage).find(({ active, body }) => active[m] && body.effects.access);
    if (access?.body.effects.access === "close") return { cause: `rule ${access.key}`, site };
    const opened = access ? `open ${access.key}` : "open";
    if (channel !== "counter") return { cause: opened, site };
    const wants = service.needs.filter(({ capability, isConditional }) =>
      stage === "collect" ? capability === "pickup" : !isConditional && /^(recording|legalisation)$/.test(capability),
    );
    for (const { capability, card } of wants) {
      for (const code of CODES[capability] ?? []) {
        const rule = this.#stands(site, capability, card, code, m);
        if (rule !== "") return { cause: `rule ${rule}`, site };
      }
    }
    const served = this.#served(channel, site, stage, m);
    return { cause: served === "open" ? opened : served, site };
  }

  #reads(m: number): boolean | null {
    const { channel, stage } = this.#question;
    if (channel === "counter" || stage === "collect") return null;
    return this.#cause(this.#way(), m).cause.startsWith("open") ? this.#works(channel, m) : null;
  }

  #alternatives(m: number): string[] {
    const day = (this.#local[m] ?? "").slice(0, 10);
    const own = this.#cause(this.#way(), m);
    const lines: string[] = [];
    const seen = [`${this.#question.channel} ${own.site}`];
    const add = (way: Way, text: string | null) => {
      const { cause, site } = this.#cause(way, m);
      if (!cause.startsWith("open") || seen.includes(`${way.channel} ${site}`)) return;
      seen.push(`${way.channel} ${site}`);
      const phones = way.channel === "whatsapp" ? this.#contactsOn(day, ["whatsapp"]).map(({ phone }) => phone) : [];
      lines.push(`${way.channel} ${site} ${text} ${phones.join("+")}`);
    };
    const rules = this.#live(own.site, m);
    const first = own.cause.startsWith("rule") ? this.#rules.find(({ key }) => own.cause === `rule ${key}`) : undefined;
    const ordered = first ? [first, ...rules.filter(({ key }) => key !== first.key)] : rules;
    for (const { body } of ordered) {
      for (const { channel, site, text } of body.alternatives) {
        if (!channel) lines.push(`text ${text?.id}`);
        else add({ channel, site: channel === "counter" ? (site ?? null) : null }, text?.id ?? null);
      }
    }
    if (!own.cause.startsWith("open")) {
      add({ channel: "web", site: null }, null);
      add({ channel: "whatsapp", site: null }, null);
      for (const site of this.#sitesOn(day, null)) add({ channel: "counter", site }, null);
    }
    if (ordered.some(({ body }) => body.showContacts)) {
      const people = this.#contactsOn(day, ["person", "line"]);
      lines.push(...people.map(({ name, phone, email }) => `contact ${name} ${phone ?? null} ${email ?? null}`));
    }
    return lines;
  }

  readonly #spans = new Map<string, number[]>();

  /** Where a hold that stands at a minute ends: its first minute without, counted from the end of the window. */
  #holdEnd(site: string | null, capability: string, card: string | null, code: string, m: number): number {
    const name = `${site}/${capability}/${card}/${code}`;
    let ends = this.#spans.get(name);
    if (!ends) {
      ends = new Array<number>(this.#minutes + 2).fill(this.#minutes + 1);
      for (let at = this.#minutes; at >= 0; at--) {
        ends[at] = this.#stands(site, capability, card, code, at) === "" ? at : (ends[at + 1] ?? 0);
      }
      this.#spans.set(name, ends);
    }
    return ends[m] ?? 0;
  }

  #text(m: number): string {
    const { cause, site } = this.#cause(this.#way(), m);
    const holds = this.#holds(site, m).map(
      ({ code, capability, card, rule }) => `${code} ${card} ${rule} ${this.#holdEnd(site, capability, card, code, m)}`,
    );
    const live = this.#live(site, m).filter(
      ({ body: { effects } }) => effects.capacityFactor || effects.houseRules || effects.advice,
    );
    const told = live.map(({ key }) => key);
    return `${cause}|${this.#reads(m)}|${holds}|${told}|${this.#alternatives(m).join(";")}`;
  }
}
