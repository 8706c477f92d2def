import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import type { Question } from "./availability-at.ts";
import type { AvailabilityInput } from "./compile-availability.ts";
import { type Memo, OracleFacts, type OracleRule, remember } from "./oracle-facts.testing.ts";

interface Found {
  readonly cause: string;
  readonly site: string | null;
}
interface Way {
  readonly channel: string;
  readonly site: string | null;
  /** The cause at each minute, once it was looked at. */
  readonly found: (Found | undefined)[];
}

interface Run {
  /** The first minute after it. */
  end: number;
  /** For each rule that stops in it, the last minute in which it does. */
  readonly last: Map<string, number>;
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
  readonly holds: readonly {
    code: string;
    card: string | null;
    rule: string;
    since: string;
    until: string;
    reviewOn: string | null;
  }[];
  readonly capacityFactor: number;
  readonly houseRules: readonly string[];
  readonly alternatives: readonly string[];
  readonly nextChange: string;
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  recording: ["RECORDING_SUSPENDED"],
  printing: ["PRINT_SUSPENDED", "BLANKO_OUT"],
  pickup: ["PICKUP_SUSPENDED"],
  legalisation: ["LEGALISATION_SUSPENDED"],
  siak: ["SIAK_DOWN"],
};
/** Alternatives as one line each, for comparing. */
export function lineOf(way: AvailabilityAnswer["alternatives"][number]): string {
  if (way.kind === "channel") return `${way.channel} ${way.site} ${way.text?.id ?? null} ${way.phones.join("+")}`;
  return way.kind === "contact" ? `contact ${way.name} ${way.phone} ${way.email}` : `text ${way.text.id}`;
}

/** Looks at a window of whole minutes of one office and one question. */
export class Oracle extends OracleFacts {
  protected readonly ways: Memo<Way> = new Map();
  protected readonly texts: (string | undefined)[];

  constructor(input: AvailabilityInput, question: Question, start: Date, minutes: number) {
    super(input, question, start, minutes);
    this.texts = new Array<string | undefined>(minutes + 1).fill(undefined);
  }

  /** What must be answered at a minute of the window. */
  at(m: number): Expected {
    const { cause, site } = this.cause(this.way(), m);
    const [kind = "", key = ""] = cause.split(" ");
    const rule = this.rules.find((one) => one.key === key);
    const isOpen = kind === "open";
    const live = this.live(site, m);
    return {
      open: isOpen,
      reason: isOpen ? null : kind,
      rule: rule?.key ?? null,
      since: this.back(m, (at) => this.cause(this.way(), at).cause === cause),
      until: isOpen ? null : this.until(m),
      reviewOn: rule && !isOpen ? this.review(rule, m) : null,
      readAt: this.reads(m) === false ? this.on(m, (at) => this.works(this.question.channel, at)) : null,
      holds: this.holds(site, m).map((hold) => ({
        ...hold,
        since: this.back(m, (at) => this.stands(site, hold.capability, hold.card, hold.code, at) === hold.rule),
        reviewOn: this.rules.filter(({ key }) => key === hold.rule).map((one) => this.review(one, m))[0] ?? null,
        until: this.holdUntil(site, hold.capability, hold.card, hold.code, m),
      })),
      capacityFactor: live.find(({ body }) => body.effects.capacityFactor)?.body.effects.capacityFactor ?? 1,
      houseRules: live.flatMap(({ body: { effects } }) => [
        ...(effects.houseRules ?? []).map(({ id }) => id),
        ...(effects.advice ? [effects.advice.id] : []),
      ]),
      alternatives: this.alternatives(m),
      nextChange: this.on(m, (at) => this.text(at) !== this.text(m)),
    };
  }

  protected way(): Way {
    return this.wayOf(this.question.channel, this.question.site ?? null);
  }

  protected iso(m: number): string {
    return new Date(this.start + m * 60_000).toISOString();
  }

  protected on(m: number, is: (at: number) => boolean): string {
    for (let at = m + 1; at <= this.minutes; at++) if (is(at)) return this.iso(at);
    return "after";
  }

  protected back(m: number, is: (at: number) => boolean): string {
    let at = m;
    while (at > 0 && is(at - 1)) at--;
    return at === 0 ? "before" : this.iso(at);
  }

  protected live(site: string | null, m: number) {
    return this.fit(this.question.channel, site, this.question.stage).filter(({ active }) => active[m]);
  }

  protected holds(site: string | null, m: number) {
    const needs = this.service.needs.filter(
      ({ capability }) => this.question.stage !== "collect" || capability === "pickup",
    );
    return needs.flatMap(({ capability, card }) =>
      (CODES[capability] ?? []).flatMap((code) => {
        const rule = this.stands(site, capability, card, code, m);
        return rule === "" ? [] : [{ code, capability: capability as string, card: card as string | null, rule }];
      }),
    );
  }

  protected cause(way: Way, m: number): Found {
    const found = way.found[m] ?? this.findCause(way, m);
    way.found[m] = found;
    return found;
  }

  protected wayOf(channel: string, site: string | null): Way {
    return remember(this.ways, channel, site, () => ({
      channel,
      site,
      found: new Array<Found | undefined>(this.minutes + 1).fill(undefined),
    }));
  }

  protected findCause({ channel, site: named }: Way, m: number): Found {
    const day = this.days[m] ?? "";
    const { stage } = this.question;
    const none = { cause: "notOffered", site: null };
    const service = this.service;
    const site = channel === "counter" ? (this.sitesOn(day, named)[0] ?? null) : null;
    if (channel === "counter" && (site === null || !(stage === "collect" ? service.collected : service.atCounter)))
      return none;
    if (channel !== "counter" && !(stage === "collect" ? service.sent : service.online)) return none;
    if (channel === "whatsapp" && this.contactsOn(day, "whatsapp").length === 0) return none;
    const access = this.fit(channel, site, stage).find(({ active, body }) => active[m] && body.effects.access);
    if (access?.body.effects.access === "close") return { cause: `rule ${access.key}`, site };
    const opened = access ? `open ${access.key}` : "open";
    if (channel !== "counter") return { cause: opened, site };
    const wants = service.needs.filter(({ capability, isConditional }) =>
      stage === "collect" ? capability === "pickup" : !isConditional && /^(recording|legalisation)$/.test(capability),
    );
    for (const { capability, card } of wants) {
      for (const code of CODES[capability] ?? []) {
        const rule = this.stands(site, capability, card, code, m);
        if (rule !== "") return { cause: `rule ${rule}`, site };
      }
    }
    const served = this.served(channel, site, stage, m);
    return { cause: served === "open" ? opened : served, site };
  }

  protected reads(m: number): boolean | null {
    const { channel, stage } = this.question;
    if (channel === "counter" || stage === "collect") return null;
    return this.cause(this.way(), m).cause.startsWith("open") ? this.works(channel, m) : null;
  }

  protected alternatives(m: number): string[] {
    const day = this.days[m] ?? "";
    const own = this.cause(this.way(), m);
    const lines: string[] = [];
    const seen = [`${this.question.channel} ${own.site}`];
    const add = (channel: string, named: string | null, text: string | null) => {
      const way = this.wayOf(channel, named);
      const { cause, site } = this.cause(way, m);
      if (!cause.startsWith("open") || seen.includes(`${way.channel} ${site}`)) return;
      seen.push(`${way.channel} ${site}`);
      const phones = way.channel === "whatsapp" ? this.contactsOn(day, "whatsapp").map(({ phone }) => phone) : [];
      lines.push(`${way.channel} ${site} ${text} ${phones.join("+")}`);
    };
    const rules = this.live(own.site, m);
    const first = own.cause.startsWith("rule") ? this.rules.find(({ key }) => own.cause === `rule ${key}`) : undefined;
    const ordered = first ? [first, ...rules.filter(({ key }) => key !== first.key)] : rules;
    for (const { body } of ordered) {
      for (const { channel, site, text } of body.alternatives) {
        if (!channel) lines.push(`text ${text?.id}`);
        else add(channel, channel === "counter" ? (site ?? null) : null, text?.id ?? null);
      }
    }
    if (!own.cause.startsWith("open")) {
      add("web", null, null);
      add("whatsapp", null, null);
      for (const site of this.sitesOn(day, null)) add("counter", site, null);
    }
    if (ordered.some(({ body }) => body.showContacts)) {
      const people = this.contactsOn(day, "person line");
      lines.push(...people.map(({ name, phone, email }) => `contact ${name} ${phone ?? null} ${email ?? null}`));
    }
    return lines;
  }

  protected readonly runs = new Map<string, (Run | undefined)[]>();

  /** The run of minutes, this one among them, in each of which something stops: a rule, or another cause (`-`). */
  protected run(name: string, stopAt: (m: number) => string, m: number): Run {
    let runs = this.runs.get(name);
    if (!runs) {
      runs = new Array<Run | undefined>(this.minutes + 1).fill(undefined);
      this.runs.set(name, runs);
    }
    const known = runs[m];
    if (known) return known;
    const run: Run = { end: m, last: new Map() };
    for (let at = m; at <= this.minutes; at++, run.end++) {
      const stop = stopAt(at);
      if (stop === "") break;
      run.last.set(stop, at);
      runs[at] = run;
    }
    return run;
  }

  /** When a run ends, as far as it was decided at a minute of it. */
  protected endOf(run: Run, m: number): string {
    if (run.end > this.minutes) return "after";
    for (const rule of this.rules) {
      const isAhead = (run.last.get(rule.key) ?? -1) >= m;
      if (isAhead && !rule.active[run.end] && !this.isEndKnown(rule, m)) return "after";
    }
    return this.iso(run.end);
  }

  protected isEndKnown({ body: { untilDecidedOn: decided } }: OracleRule, m: number): boolean {
    if (decided === undefined) return true;
    return (decided.length === 10 ? `${decided}T00:00` : decided) <= `${this.days[m]}T${this.clocks[m]}`;
  }

  protected review(rule: OracleRule, m: number): string | null {
    const { until, durationDays, reviewOn } = rule.body;
    return durationDays || (until && this.isEndKnown(rule, m)) ? null : (reviewOn ?? null);
  }

  protected until(m: number): string {
    const stopAt = (at: number) => {
      const [kind = "", key] = this.cause(this.way(), at).cause.split(" ");
      return kind === "open" ? "" : kind === "rule" ? (key ?? "") : "-";
    };
    return this.endOf(this.run("way", stopAt, m), m);
  }

  protected holdUntil(site: string | null, capability: string, card: string | null, code: string, m: number): string {
    const stopAt = (at: number) => this.stands(site, capability, card, code, at);
    return this.endOf(this.run(`${site}/${capability}/${card}/${code}`, stopAt, m), m);
  }

  protected text(m: number): string {
    const text = this.texts[m] ?? this.makeText(m);
    this.texts[m] = text;
    return text;
  }

  protected makeText(m: number): string {
    const { cause, site } = this.cause(this.way(), m);
    const review = (key: string) => this.rules.filter((rule) => rule.key === key).map((rule) => this.review(rule, m));
    const holds = this.holds(site, m).map(
      ({ code, capability, card, rule }) =>
        `${code} ${card} ${rule} ${this.holdUntil(site, capability, card, code, m)} ${review(rule)}`,
    );
    const [kind, key = ""] = cause.split(" ");
    const until = kind === "open" ? "" : `${this.until(m)} ${review(key)}`;
    const live = this.live(site, m).filter(
      ({ body: { effects } }) => effects.capacityFactor || effects.houseRules || effects.advice,
    );
    const told = live.map(({ key }) => key);
    return `${cause}|${until}|${this.reads(m)}|${holds}|${told}|${this.alternatives(m).join(";")}`;
  }
}
