import type { DayHours, NationalHoliday, RuleBody, Weekday } from "@gerai/contracts/availability";
import { HolidayBody, HoursBody, RuleBody as RuleSchema } from "@gerai/contracts/availability";
import type { AvailabilityInput, AvailabilityItem, ServiceFacts } from "../availability/index.ts";
import type { Standstill } from "./promise-clock.ts";

/** An office and a case of it, all of it random, the same for the same seed. */
export interface RandomPromise {
  readonly input: AvailabilityInput;
  readonly service: string;
  readonly purpose: string | undefined;
  readonly filedOn: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly now: Date;
  readonly workingDays: number;
  readonly standstills: readonly Standstill[];
  /** A holiday that is entered when the case is on its way. */
  readonly addedLater: AvailabilityItem;
}

type Roll = (sides: number) => number;
const MINUTE = 60_000;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies readonly Weekday[];
const words = (text: string) => ({ id: text, en: text });
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Numbers that follow from a seed alone (linear congruence, upper bits). */
function dice(seed: number): Roll {
  let state = BigInt(seed * 2 + 1);
  return (sides) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(sides));
  };
}

const service = (code: string, category: string): ServiceFacts => ({
  code,
  category,
  atCounter: true,
  online: true,
  collected: true,
  sent: false,
  needs: [],
  visitNeeds: [],
});
const SERVICES = [service("KTP_RUSAK", "KTP"), service("AKTA_LAHIR", "AKTA"), service("KTP_BARU", "KTP")];

/** Ramadan and the days of the joint decree around Lebaran 2026, and Lebaran 2020 as it was moved. */
const CALENDAR: readonly NationalHoliday[] = [
  ["ramadan", "2020-04-24", "2020-05-23"],
  ["holiday", "2020-05-21", "2020-05-21"],
  ["holiday", "2020-05-24", "2020-05-24"],
  ["holiday", "2020-05-25", "2020-05-25"],
  ["holiday", "2020-06-01", "2020-06-01"],
  ["holiday", "2026-02-17", "2026-02-17"],
  ["joint_leave", "2026-02-16", "2026-02-16"],
  ["ramadan", "2026-02-19", "2026-03-20"],
  ["joint_leave", "2026-03-18", "2026-03-18"],
  ["holiday", "2026-03-19", "2026-03-19"],
  ["joint_leave", "2026-03-20", "2026-03-20"],
  ["holiday", "2026-03-21", "2026-03-21"],
  ["holiday", "2026-03-22", "2026-03-22"],
  ["joint_leave", "2026-03-23", "2026-03-23"],
  ["joint_leave", "2026-03-24", "2026-03-24"],
  ["holiday", "2026-04-03", "2026-04-03"],
].map(([kind = "", day = "", lastDay = ""]) => ({
  kind: kind as NationalHoliday["kind"],
  day,
  lastDay,
  name: words(`libur ${day}`),
}));

function randomDay(roll: Roll, isFriday: boolean): DayHours {
  const opens = 420 + roll(91);
  const closes = 840 + roll(200);
  const pause = isFriday ? { from: clock(690), to: clock(780) } : { from: clock(720), to: clock(750 + roll(31)) };
  return { opens: clock(opens), closes: clock(closes), breaks: roll(4) > 0 ? [pause] : [] };
}

function randomHours(roll: Roll, index: number, start: string): unknown {
  const scopes = [
    {},
    { categories: ["KTP"] },
    { services: ["KTP_RUSAK"] },
    { channels: ["office"] },
    { channels: ["web"] },
  ];
  return HoursBody.parse({
    name: `jam ${index}`,
    scope: index === 0 ? {} : scopes[roll(scopes.length)],
    week: Object.fromEntries(
      WEEK.filter((_, day) => roll(day > 4 ? 3 : 12) > 0 === day < 5).map((day) => [
        day,
        randomDay(roll, day === "fri"),
      ]),
    ),
    ...(index > 0 && roll(2) === 0 ? { season: "ramadan" } : {}),
    ...(index > 0 && roll(3) === 0 ? { from: dayAfter(start, roll(20) - 5) } : {}),
    ...(index > 0 && roll(3) === 0 ? { until: dayAfter(start, 16 + roll(10)) } : {}),
  });
}

function randomStop(roll: Roll, index: number, start: string): RuleBody {
  const from = dayAfter(start, roll(25) - 5);
  const scopes = [
    {},
    {},
    { categories: ["KTP"] },
    { services: ["AKTA_LAHIR"] },
    { channels: ["counter"] },
    { stages: ["continue"] },
  ];
  const exceptions = [
    { purposes: ["TNI_POLRI"] },
    { filedBefore: dayAfter(start, roll(10) - 5) },
    { services: ["KTP_BARU"] },
  ];
  const end = roll(4);
  const isOverride = roll(3) === 0;
  return RuleSchema.parse({
    name: `aturan ${index}`,
    scope: scopes[roll(scopes.length)],
    effects: isOverride ? { advice: words("tetap buka") } : { stopsWork: true },
    from: roll(2) === 0 ? from : `${from}T${clock(roll(1440))}`,
    ...(end === 0 ? { until: dayAfter(from, 1 + roll(5)) } : {}),
    ...(end === 1 ? { until: `${dayAfter(from, 1 + roll(5))}T${clock(roll(1440))}` } : {}),
    ...(end === 2 ? { durationDays: 1 + roll(6) } : {}),
    ...(end === 3 ? { until: from, ...(roll(2) === 0 ? {} : { until: dayAfter(from, 3) }) } : {}),
    ...(isOverride
      ? { overridesHoliday: ["2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24", "2020-05-25"].slice(roll(4)) }
      : {}),
    exceptions: roll(3) === 0 ? [exceptions[roll(exceptions.length)]] : [],
    reason: words("karena"),
  });
}

function item(roll: Roll, index: number, kind: AvailabilityItem["kind"], body: unknown): AvailabilityItem {
  return {
    kind,
    body,
    key: `018f0000-0000-7000-8000-${String(roll(1_000_000)).padStart(8, "0")}${String(index).padStart(4, "0")}`,
    publishedAt: new Date(Date.UTC(2020, 0, 1 + roll(3))),
  } as AvailabilityItem;
}

function holiday(roll: Roll, index: number, start: string, effect: "open" | "closed"): unknown {
  const from = dayAfter(start, roll(15));
  return HolidayBody.parse({ name: words(`lokal ${index}`), from, until: dayAfter(from, roll(3)), effect });
}

function randomStandstills(roll: Roll, startedAt: Date): Standstill[] {
  const shares = ["citizen", "blanks", "siak", "closed"] as const;
  return shares
    .filter(() => roll(3) === 0)
    .map((share) => {
      const from = new Date(startedAt.getTime() + (roll(8 * 1440) - 1440) * MINUTE);
      const to = roll(6) === 0 ? null : new Date(from.getTime() + (1 + roll(6 * 1440)) * MINUTE);
      return { share, from, to };
    });
}

/** A random office around Lebaran 2020 or 2026, and a case that is complete within two weeks of the beginning. */
export function randomPromise(seed: number): RandomPromise {
  const roll = dice(seed);
  const start = roll(3) === 0 ? dayAfter("2020-05-04", roll(20)) : dayAfter("2026-02-12", roll(40));
  const several = <Body>(most: number, make: (index: number) => Body) =>
    Array.from({ length: roll(most + 1) }, (_, at) => make(at));
  const contents = [
    { kind: "hours" as const, body: randomHours(roll, 0, start) },
    ...several(4, (at) => ({ kind: "hours" as const, body: randomHours(roll, at + 1, start) })),
    ...several(3, (at) => ({
      kind: "holiday" as const,
      body: holiday(roll, at, start, roll(3) === 0 ? "open" : "closed"),
    })),
    ...several(4, (at) => ({ kind: "rule" as const, body: randomStop(roll, at, start) })),
  ];
  const startedAt = new Date(Date.parse(`${start}T00:00:00Z`) + roll(10 * 1440) * MINUTE);
  return {
    input: {
      timeZone: (["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const)[roll(3)] ?? "Asia/Jakarta",
      items: contents.map(({ kind, body }, at) => item(roll, at, kind, body)),
      calendar: CALENDAR,
      services: SERVICES,
    },
    service: SERVICES[roll(3)]?.code ?? "KTP_RUSAK",
    purpose: ["TNI_POLRI", "NONE", undefined][roll(3)],
    filedOn: dayAfter(start, roll(8) - 6),
    startedAt,
    endedAt: roll(4) === 0 ? new Date(startedAt.getTime() + roll(12 * 1440) * MINUTE) : null,
    now: new Date(startedAt.getTime() + roll(14 * 1440) * MINUTE),
    workingDays: 1 + roll(5),
    standstills: randomStandstills(roll, startedAt),
    addedLater: item(roll, 99, "holiday", holiday(roll, 99, start, "closed")),
  };
}
