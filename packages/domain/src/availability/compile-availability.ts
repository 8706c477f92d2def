import type {
  Capability,
  CardKind,
  ContactBody,
  HolidayBody,
  HoursBody,
  NationalHoliday,
  RuleBody,
  SiteBody,
} from "@gerai/contracts/availability";
import type { TimeZone } from "@gerai/contracts/tenancy";
import { type Ask, byPrecedence, type CompiledRule, compileRule } from "./compiled-rule.ts";
import { KeyedOnce } from "./keyed-once.ts";
import { type OfficeCalendar, officeCalendar } from "./office-calendar.ts";
import { DAY, dayNumber, type OfficeTime, officeTime } from "./office-time.ts";
import { type CompiledHours, compileHours, type DaySpan, hoursFor, spansOn } from "./opening-hours.ts";
import { RuleIndex } from "./rule-index.ts";
import type { ServiceFacts } from "./service-facts.ts";
import { sortedInstants, type Timeline } from "./timeline.ts";

/** An item of the published configuration; kinds that say nothing about availability are passed over. */
export type AvailabilityItem = { readonly key: string; readonly publishedAt: Date } & (
  | { readonly kind: "site"; readonly body: SiteBody }
  | { readonly kind: "contact"; readonly body: ContactBody }
  | { readonly kind: "hours"; readonly body: HoursBody }
  | { readonly kind: "holiday"; readonly body: HolidayBody }
  | { readonly kind: "rule"; readonly body: RuleBody }
  | { readonly kind: "profile" | "service"; readonly body: unknown }
);

/** Everything that decides what is open. Nothing else takes part: no clock, no zone of the server, no order of items. */
export interface AvailabilityInput {
  readonly timeZone: TimeZone;
  readonly items: readonly AvailabilityItem[];
  readonly calendar: readonly NationalHoliday[];
  readonly services: readonly ServiceFacts[];
}

/** A site or a contact with the days it is there, both included. */
export interface Dated<Body> {
  readonly key: string;
  readonly body: Body;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Something that holds in a stretch of time, `[start, end)`. */
export interface Until<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** What one way of asking leads to: the rules and hours that fit it. */
export interface Cell {
  /** All rules whose scope takes it in. */
  readonly rules: Timeline;
  /** Those that close or open it. */
  readonly access: Timeline;
  /** Those that serve on a holiday all the same. */
  readonly overrides: Timeline;
  /** Those that stop all work. */
  readonly stops: Timeline;
  /** What is served of a day by its hours; holidays are not looked at. */
  spansOn(day: number): readonly DaySpan[];
  readonly hours: readonly CompiledHours[];
}

/** One version of an office's configuration, made ready to answer. Made once, asked often; fills its index as asked. */
export interface CompiledAvailability {
  readonly time: OfficeTime;
  readonly calendar: OfficeCalendar;
  readonly services: ReadonlyMap<string, ServiceFacts>;
  /** The main site first, then by code. */
  readonly sites: readonly Dated<SiteBody>[];
  readonly contacts: readonly Dated<ContactBody>[];
  /** All rules by precedence. */
  readonly rules: readonly CompiledRule[];
  /** After this instant every week is like the one before it; before `firstMark` too. */
  readonly lastMark: number;
  readonly firstMark: number;
  /** Whether the end of some rule was decided after it began: then what is known of the future changes on the way. */
  readonly hasLateEnds: boolean;
  /** Kept here by `sitesFor`. */
  readonly siteTables: KeyedOnce<readonly Until<readonly string[]>[]>;
  cell(ask: Pick<Ask, "service" | "channel" | "site" | "stage">): Cell;
  /** Rules that let a capability stand still or go on, for a service at a site (null: away from any). */
  capability(service: ServiceFacts, site: string | null, capability: Capability, card: CardKind | null): Timeline;
}

const DAYS_KEPT = 1_000;

function dated<Body extends { readonly from?: string; readonly until?: string }>(
  items: readonly { readonly key: string; readonly body: Body }[],
): Dated<Body>[] {
  return items.map(({ key, body }) => ({
    key,
    body,
    firstDay: body.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(body.from),
    lastDay: body.until === undefined ? Number.POSITIVE_INFINITY : dayNumber(body.until),
  }));
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function siteOrder(one: Dated<SiteBody>, other: Dated<SiteBody>): number {
  return (
    Number(other.body.isMain) - Number(one.body.isMain) ||
    compareText(one.body.code, other.body.code) ||
    compareText(one.key, other.key)
  );
}

function contactOrder(one: Dated<ContactBody>, other: Dated<ContactBody>): number {
  return compareText(one.body.name, other.body.name) || compareText(one.key, other.key);
}

function makeCell(
  index: RuleIndex,
  hours: readonly CompiledHours[],
  calendar: OfficeCalendar,
  ask: Pick<Ask, "service" | "channel" | "site" | "stage">,
): Cell {
  const open = hoursFor(hours, ask);
  const days = new Map<number, readonly DaySpan[]>();
  return {
    ...index.about(ask),
    hours: open,
    spansOn(day) {
      let spans = days.get(day);
      if (!spans) {
        if (days.size >= DAYS_KEPT) days.clear();
        spans = spansOn(open, day, calendar, ask.stage === "file");
        days.set(day, spans);
      }
      return spans;
    },
  };
}

/** Every instant at which the configuration itself says that something begins or ends. */
function marksOf(
  time: OfficeTime,
  calendar: OfficeCalendar,
  rules: readonly CompiledRule[],
  spans: readonly { readonly firstDay: number; readonly lastDay: number }[],
): number[] {
  const days = [...calendar.marks, ...spans.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay])];
  return sortedInstants([
    ...rules.flatMap(({ start, end, endKnown }) => [start, end, endKnown]),
    ...days.filter(Number.isFinite).map((day) => time.startOf(day)),
  ]);
}

/**
 * Makes a configuration ready to answer, once per version. Indexes are filled as questions come, so a history of
 * thousands of rules costs the one who never asks about it nothing.
 */
export function compileAvailability(input: AvailabilityInput): CompiledAvailability {
  const time = officeTime(input.timeZone);
  const of = <Kind extends AvailabilityItem["kind"]>(kind: Kind) =>
    input.items.filter((item): item is AvailabilityItem & { kind: Kind } => item.kind === kind);
  const calendar = officeCalendar(input.calendar, of("holiday"));
  const rules = of("rule")
    .map((item) => compileRule(item, time, input.services))
    .sort(byPrecedence);
  const hours = compileHours(of("hours"), input.services);
  const sites = dated(of("site")).sort(siteOrder);
  const contacts = dated(of("contact")).sort(contactOrder);
  const marks = marksOf(time, calendar, rules, [...hours, ...sites, ...contacts]);
  const index = new RuleIndex(rules);
  const cells = new KeyedOnce<Cell>();
  const capabilities = new KeyedOnce<Timeline>();
  return {
    time,
    calendar,
    services: new Map(input.services.map((service) => [service.code, service])),
    sites,
    contacts,
    rules,
    // Two weeks and a day: the week is whole on either side, whatever weekday the mark falls on.
    firstMark: (marks[0] ?? 0) - 15 * DAY,
    lastMark: (marks[marks.length - 1] ?? 0) + 15 * DAY,
    hasLateEnds: rules.some(({ endKnown }) => Number.isFinite(endKnown)),
    siteTables: new KeyedOnce(),
    cell: (ask) =>
      cells.get([ask.service, ask.channel, ask.stage, ask.site], () => makeCell(index, hours, calendar, ask)),
    capability: (service, site, capability, card) =>
      capabilities.get([service, site, capability, card], () => index.aboutCapability(service, site, capability, card)),
  };
}
