import type { Channel, DayHours, NationalHoliday, RuleBody, Stage, Weekday } from "@gerai/contracts/availability";
import { ContactBody, HolidayBody, HoursBody, RuleBody as RuleSchema, SiteBody } from "@gerai/contracts/availability";
import type { Question } from "./availability-at.ts";
import type { AvailabilityInput, AvailabilityItem } from "./compile-availability.ts";
import type { ServiceFacts } from "./service-facts.ts";

/** Numbers that follow from a seed alone (mulberry32), so that a failing office can be made again. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 0x9e3779b1) >>> 0;
  }

  /** A whole number from 0 up to, not with, `sides`. */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.roll(times) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.roll(items.length)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  }

  /** At least one of the items, in their order. */
  some<Item>(items: readonly Item[]): Item[] {
    const chosen = items.filter(() => this.once(2));
    return chosen.length > 0 ? chosen : [this.pick(items)];
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, rank: this.roll(1_000_000) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  }
}

const service = (code: string, category: string, over: Partial<ServiceFacts>): ServiceFacts => ({
  code,
  category,
  atCounter: true,
  online: true,
  collected: true,
  sent: false,
  needs: [],
  visitNeeds: [],
  ...over,
});
const pickup = { capability: "pickup", card: null, isConditional: true } as const;
const siak = { capability: "siak", card: null, isConditional: false } as const;
const printing = (card: "ktp-el" | "kia", isConditional: boolean) => ({
  capability: "printing" as const,
  card,
  isConditional,
});

/** Services of every shape that the catalogue has. */
export const SERVICES: readonly ServiceFacts[] = [
  service("KTP_RUSAK", "KTP", { needs: [printing("ktp-el", false), pickup, siak] }),
  service("KTP_PEREKAMAN", "KTP", {
    collected: false,
    needs: [{ capability: "recording", card: null, isConditional: false }],
    visitNeeds: ["recording"],
  }),
  service("AKTA_LAHIR", "AKTA", { sent: true, needs: [pickup, siak] }),
  service("PINDAH_DALAM", "PINDAH", {
    sent: true,
    needs: [printing("ktp-el", true), printing("kia", true), pickup, siak],
  }),
  service("LEGALISIR", "LAIN", {
    collected: false,
    needs: [{ capability: "legalisation", card: null, isConditional: false }],
    visitNeeds: ["legalisation"],
  }),
];

const SITES = ["kantor", "kiosk", "utara"] as const;
const CATEGORIES = ["KTP", "AKTA", "PINDAH", "LAIN"];
const CODES = SERVICES.map(({ code }) => code);
const CHANNELS = ["counter", "web", "whatsapp"] as const satisfies readonly Channel[];
const STAGES = ["file", "continue", "collect"] as const satisfies readonly Stage[];
const PURPOSES = ["TNI_POLRI", "CPNS", "SCHOOL"];
const ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies readonly Weekday[];
const words = (text: string) => ({ id: text, en: text });
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function randomScope(dice: Dice): RuleBody["scope"] {
  return {
    ...(dice.once(3) ? { services: dice.some(CODES) } : {}),
    ...(dice.once(4) ? { categories: dice.some(CATEGORIES) } : {}),
    ...(dice.once(2) ? { channels: dice.some(CHANNELS) } : {}),
    ...(dice.once(4) ? { sites: dice.some(SITES) } : {}),
    ...(dice.once(3) ? { stages: dice.some(STAGES) } : {}),
  };
}

function randomEffects(dice: Dice, name: string): RuleBody["effects"] {
  const capability = dice.pick(["recording", "printing", "pickup", "legalisation", "siak"] as const);
  const suspension =
    capability === "printing"
      ? {
          capability,
          ...(dice.once(2) ? { blanksOut: true as const } : {}),
          ...(dice.once(2) ? { card: dice.pick(["ktp-el", "kia"] as const) } : {}),
        }
      : { capability };
  const one = dice.roll(9);
  return {
    ...(one < 4 || dice.once(4) ? { access: dice.once(3) ? ("open" as const) : ("close" as const) } : {}),
    ...(one === 4 || one === 5 || dice.once(5) ? { suspend: [suspension] } : {}),
    ...(one === 6 || dice.once(9) ? { resume: dice.some(["recording", "printing", "pickup", "siak"] as const) } : {}),
    ...(one === 7 ? { capacityFactor: dice.pick([0.25, 0.5, 0.75]) } : {}),
    ...(one === 8 || dice.once(8) ? { houseRules: [words(`${name} masker`), words(`${name} jarak`)] } : {}),
    ...(dice.once(8) ? { advice: words(`${name} tunda`) } : {}),
    ...(dice.once(4) ? { stopsWork: true as const } : {}),
  };
}

function randomException(dice: Dice, start: string) {
  const scope = randomScope(dice);
  return {
    ...scope,
    ...(dice.once(2) ? { purposes: dice.some(PURPOSES) } : {}),
    ...(dice.once(3) || Object.keys(scope).length === 0 ? { filedBefore: dayAfter(start, dice.roll(12)) } : {}),
  };
}

function randomRule(dice: Dice, index: number, start: string, mayEndLate: boolean): RuleBody {
  const name = `aturan ${index}`;
  const firstDay = dayAfter(start, dice.roll(24) - 10);
  const isMoment = dice.once(2);
  const from = isMoment ? `${firstDay}T${time(dice.once(3) ? dice.roll(1440) : 420 + dice.roll(480))}` : firstDay;
  const last = dayAfter(firstDay, dice.roll(14));
  const end = dice.roll(4);
  return RuleSchema.parse({
    name,
    scope: randomScope(dice),
    effects: randomEffects(dice, name),
    from,
    ...(end === 0 ? { until: dayAfter(last, 1) } : {}),
    ...(end === 1 ? { until: `${dayAfter(last, 1)}T${time(dice.roll(1440))}` } : {}),
    ...(end === 2 ? { durationDays: 1 + dice.roll(14) } : {}),
    ...(mayEndLate && end < 2 ? { untilDecidedOn: dayAfter(firstDay, dice.roll(10)) } : {}),
    ...(dice.once(2) ? { reviewOn: dayAfter(last, 20) } : {}),
    exceptions: dice.once(2) ? Array.from({ length: 1 + dice.roll(2) }, () => randomException(dice, start)) : [],
    ...(dice.once(3) ? { overridesHoliday: [firstDay, dayAfter(firstDay, 1 + dice.roll(4))] } : {}),
    reason: words(`karena ${name}`),
    alternatives: dice.once(2)
      ? dice.some([
          { channel: "web", text: words(`${name} daring`) },
          { channel: "counter", site: dice.pick(SITES) },
          { channel: "counter" },
          { channel: "whatsapp" },
          { text: words(`${name} lain`) },
        ])
      : [],
    showContacts: dice.once(4),
  });
}

function randomDay(dice: Dice): DayHours {
  const opens = dice.pick([0, 420, 450, 480, 510, 8 * 60 + dice.roll(60)]);
  const closes = dice.pick([720, 900, 960, 1440, 780 + dice.roll(300)]);
  const pause = { from: time(690), to: time(dice.pick([720, 750, 780])) };
  return {
    opens: time(opens),
    closes: time(closes),
    breaks: dice.once(2) ? [pause, ...(dice.once(4) ? [{ from: "10:00", to: "10:15" }] : [])] : [],
    ...(dice.once(3) ? { lastFiling: time(dice.pick([600, 690, 700, 840, 1000])) } : {}),
  };
}

function randomHours(dice: Dice, index: number, start: string) {
  const scope = index === 0 ? {} : randomScope(dice);
  const channels = index > 0 && dice.once(4) ? { channels: dice.some([...CHANNELS, "office"]) } : {};
  return HoursBody.parse({
    name: `jam ${index}`,
    scope: { ...scope, ...channels },
    week: Object.fromEntries(WEEK.filter((_, day) => !dice.once(day > 4 ? 2 : 9)).map((day) => [day, randomDay(dice)])),
    ...(dice.once(4) ? { season: "ramadan" } : {}),
    ...(dice.once(4) ? { from: dayAfter(start, dice.roll(10)) } : {}),
    ...(dice.once(4) ? { until: dayAfter(start, 10 + dice.roll(6)) } : {}),
  });
}

function randomHoliday(dice: Dice, index: number, start: string): HolidayBody {
  const from = dayAfter(start, dice.roll(14));
  return HolidayBody.parse({
    name: words(`libur ${index}`),
    from,
    until: dayAfter(from, dice.roll(3)),
    effect: dice.once(3) ? "open" : "closed",
  });
}

function randomSite(dice: Dice, code: string, start: string): SiteBody {
  return SiteBody.parse({
    code,
    name: `Tempat ${code}`,
    address: "Jalan Contoh 1",
    capabilities: dice.some(["counter", "counter", "recording", "pickup", "legalisation"]),
    isMain: code === "kantor" || dice.once(5),
    ...(dice.once(5) ? { from: dayAfter(start, dice.roll(10)) } : {}),
    ...(dice.once(5) ? { until: dayAfter(start, 10 + dice.roll(5)) } : {}),
  });
}

function randomContact(dice: Dice, index: number, start: string): ContactBody {
  return ContactBody.parse({
    kind: dice.pick(["whatsapp", "whatsapp", "person", "line"]),
    name: `Kontak ${index}`,
    phone: `+6281200001${100 + index}`,
    ...(dice.once(3) ? { categories: dice.some(CATEGORIES) } : {}),
    ...(dice.once(4) ? { from: dayAfter(start, dice.roll(10)) } : {}),
    ...(dice.once(4) ? { until: dayAfter(start, 10 + dice.roll(5)) } : {}),
  });
}

function randomCalendar(dice: Dice, start: string, overridden: readonly string[]): NationalHoliday[] {
  const days = Array.from({ length: dice.roll(5) }, (_, index): NationalHoliday => {
    const day = overridden.length > 0 && dice.once(2) ? dice.pick(overridden) : dayAfter(start, dice.roll(14));
    return { day, lastDay: day, name: words(`nasional ${index}`), kind: dice.once(3) ? "joint_leave" : "holiday" };
  });
  if (dice.once(2)) {
    const day = dayAfter(start, dice.roll(16) - 4);
    days.push({ day, lastDay: dayAfter(day, 1 + dice.roll(12)), name: words("Ramadan"), kind: "ramadan" });
  }
  // One entry per day, as the table has: two names for one day would be a coin toss.
  return days.filter((one, at) => one.kind === "ramadan" || days.findIndex(({ day }) => day === one.day) === at);
}

/** An office with everything that can be configured, and a question about it; the same for the same seed. */
export function randomOffice(seed: number): {
  readonly input: AvailabilityInput;
  readonly question: Question;
  readonly start: Date;
} {
  const dice = new Dice(seed);
  const start = dayAfter("2020-03-02", dice.roll(60));
  const mayEndLate = dice.once(6);
  const bodies: Pick<AvailabilityItem, "kind" | "body">[] = [
    ...SITES.slice(0, 1 + dice.roll(3)).map((code) => ({ kind: "site" as const, body: randomSite(dice, code, start) })),
    ...Array.from({ length: 1 + dice.roll(5) }, (_, at) => ({
      kind: "hours" as const,
      body: randomHours(dice, at, start),
    })),
    ...Array.from({ length: dice.roll(10) }, (_, at) => ({
      kind: "rule" as const,
      body: randomRule(dice, at, start, mayEndLate),
    })),
    ...Array.from({ length: dice.roll(3) }, (_, at) => ({
      kind: "holiday" as const,
      body: randomHoliday(dice, at, start),
    })),
    ...Array.from({ length: dice.roll(4) }, (_, at) => ({
      kind: "contact" as const,
      body: randomContact(dice, at, start),
    })),
  ];
  const items = bodies.map((content, index) => ({
    ...content,
    key: `018f0000-0000-7000-8000-${String(dice.roll(1_000_000)).padStart(8, "0")}${String(index).padStart(4, "0")}`,
    publishedAt: new Date(Date.UTC(2020, 1, 1 + dice.roll(3))),
  })) as AvailabilityItem[];
  const overridden = items.flatMap((item) => (item.kind === "rule" ? (item.body.overridesHoliday ?? []) : []));
  const stage = dice.pick(STAGES);
  const purpose = dice.once(3) ? undefined : dice.pick([...PURPOSES, "NONE"]);
  return {
    input: { timeZone: dice.pick(ZONES), items, calendar: randomCalendar(dice, start, overridden), services: SERVICES },
    question: {
      service: dice.pick(CODES),
      channel: dice.pick(["counter", "counter", "web", "whatsapp"]),
      stage,
      site: dice.once(3) ? dice.pick(SITES) : undefined,
      purpose,
      filedOn: dice.once(2) ? dayAfter(start, dice.roll(12) - 4) : undefined,
    },
    start: new Date(`${start}T${time(dice.roll(1440))}:00Z`),
  };
}
