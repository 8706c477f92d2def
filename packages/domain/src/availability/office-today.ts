import type {
  AvailabilityAnswer,
  Channel,
  ContactView,
  DoorView,
  OfficeTodayView,
  RuleNotice,
  SiteBody,
} from "@gerai/contracts/availability";
import type { CompiledAvailability } from "./compile-availability.ts";
import { type CompiledRule, endAsKnown } from "./compiled-rule.ts";
import { counterDays } from "./counter-intervals.ts";
import { reviewOf } from "./holds-at.ts";
import { DAY, dayText, instantText } from "./office-time.ts";
import { rememberedAnswer } from "./remembered-answer.ts";
import { widestHours } from "./widest-hours.ts";

/** How long before it begins a closure is announced. */
const ANNOUNCED = 14 * DAY;
const DAYS_SHOWN = 7;

/** The sites that are there on the day of an instant, the main one first. */
export function sitesOn(compiled: CompiledAvailability, at: Date): SiteBody[] {
  const day = compiled.time.dayOf(at.getTime());
  return compiled.sites.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay).map(({ body }) => body);
}

interface Door {
  readonly channel: Channel;
  readonly stage: "file" | "collect";
  readonly site: SiteBody | null;
}

function doorsOf(compiled: CompiledAvailability, at: Date): Door[] {
  const sites = sitesOn(compiled, at);
  const atSites = (stage: Door["stage"], capability: SiteBody["capabilities"][number]) =>
    sites
      .filter(({ capabilities }) => capabilities.includes(capability))
      .map((site): Door => ({ channel: "counter", stage, site }));
  return [
    { channel: "web", stage: "file", site: null },
    { channel: "whatsapp", stage: "file", site: null },
    ...atSites("file", "counter"),
    ...atSites("collect", "pickup"),
  ];
}

/** The closed answers that share the most common cause. */
function mainCause(closed: readonly AvailabilityAnswer[]): readonly AvailabilityAnswer[] {
  const groups = new Map<string, AvailabilityAnswer[]>();
  for (const answer of closed) {
    const key = `${answer.reason?.kind} ${answer.rule?.key}`;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}

const earliest = (instants: readonly (string | null)[]): string | null =>
  instants.filter((instant) => instant !== null).sort()[0] ?? null;

function viewDoor(
  compiled: CompiledAvailability,
  door: Door,
  at: Date,
  day: string,
): { readonly door: DoorView; readonly answers: readonly AvailabilityAnswer[] } | undefined {
  const { channel, stage, site } = door;
  const asked = [...compiled.services.keys()].map((service) => ({
    service,
    answer: rememberedAnswer(compiled, { service, channel, stage, ...(site && { site: site.code }) }, at),
  }));
  const offered = asked.filter(({ answer }) => answer.reason?.kind !== "notOffered");
  if (offered.length === 0) return undefined;
  const answers = offered.map(({ answer }) => answer);
  const closed = answers.filter(({ open }) => !open);
  const cause = mainCause(closed);
  const [first] = cause;
  const services = offered.map(({ service }) => service);
  const [today] = widestHours(compiled, { channel, stage, site: site?.code ?? null, services }, day, 1);
  return {
    answers,
    door: {
      channel,
      stage,
      site: site && { code: site.code, name: site.name, address: site.address },
      state: closed.length === 0 ? "open" : closed.length === answers.length ? "closed" : "some",
      openServices: answers.length - closed.length,
      services: answers.length,
      reason: first?.reason ?? null,
      rule: first?.rule ?? null,
      since: first?.since ?? null,
      until: earliest(cause.map(({ until }) => until)),
      reviewOn: first?.reviewOn ?? null,
      readOn: answers.find(({ readOn }) => readOn !== null)?.readOn ?? null,
      phones: channel === "whatsapp" ? numbersOf(compiled, at) : [],
      today: today?.spans ?? [],
    },
  };
}

/** Contacts that are there on the day of an instant. */
function contactsOn(compiled: CompiledAvailability, at: Date) {
  const day = compiled.time.dayOf(at.getTime());
  return compiled.contacts.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay).map(({ body }) => body);
}

function numbersOf(compiled: CompiledAvailability, at: Date): DoorView["phones"] {
  return contactsOn(compiled, at).flatMap(({ kind, name, phone }) =>
    kind === "whatsapp" && phone !== undefined ? [{ name, phone }] : [],
  );
}

const KINDS = ["person", "line", "whatsapp"] as const;

function viewContacts(compiled: CompiledAvailability, at: Date): ContactView[] {
  return contactsOn(compiled, at)
    .map(({ kind, name, role = null, phone = null, email = null }) => ({ kind, name, role, phone, email }))
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

/** A rule as it is announced; its end as it is known at the instant. */
export function viewNotice(rule: CompiledRule, at: Date): RuleNotice {
  const { key, body, start } = rule;
  const { effects } = body;
  return {
    key,
    name: body.name,
    reason: body.reason,
    since: new Date(start).toISOString(),
    until: instantText(endAsKnown(rule, at.getTime())),
    reviewOn: reviewOf(rule, at.getTime()),
    scope: body.scope,
    closes: effects.access === "close" || effects.stopsWork === true,
    suspends: [...new Set((effects.suspend ?? []).map(({ capability }) => capability))],
    capacityFactor: effects.capacityFactor ?? null,
    advice: effects.advice ?? null,
    exceptions: [...body.exceptions],
    alternatives: [...body.alternatives],
  };
}

const weightOf = ({ closes, suspends, capacityFactor }: RuleNotice): number =>
  closes ? 3 : suspends.length > 0 ? 2 : capacityFactor === null ? 0 : 1;

/** What an office has to announce: rules in force that close, limit or advise, and those that soon begin; gravest first. */
function noticesAt(compiled: CompiledAvailability, at: Date): RuleNotice[] {
  const instant = at.getTime();
  return compiled.rules
    .filter(({ start, end }) => start <= instant + ANNOUNCED && instant < end)
    .map((rule) => viewNotice(rule, at))
    .filter((notice) => weightOf(notice) > 0 || notice.advice !== null)
    .sort(
      (one, other) =>
        Number(Date.parse(one.since) > instant) - Number(Date.parse(other.since) > instant) ||
        weightOf(other) - weightOf(one) ||
        (one.since < other.since ? 1 : -1),
    );
}

/** The next instant at which the set of announced rules, or what is known of their ends, is another one. */
function nextNotice(compiled: CompiledAvailability, instant: number): number {
  const marks = compiled.rules.flatMap(({ start, end, endKnown }) => [start - ANNOUNCED, start, end, endKnown]);
  return marks.reduce((next, mark) => (mark > instant && mark < next ? mark : next), Number.POSITIVE_INFINITY);
}

function makeToday(compiled: CompiledAvailability, at: Date): { view: OfficeTodayView; until: number } {
  const instant = at.getTime();
  const today = compiled.time.dayOf(instant);
  const day = dayText(today);
  const doors = doorsOf(compiled, at).flatMap((door) => viewDoor(compiled, door, at, day) ?? []);
  const answers = doors.flatMap((door) => door.answers);
  const houseRules = new Map(answers.flatMap((answer) => answer.houseRules.map((rule) => [rule.text.id, rule])));
  const [main = null] = sitesOn(compiled, at);
  const services = [...compiled.services.keys()];
  const nextChange = earliest([
    ...answers.map((answer) => answer.nextChange),
    instantText(nextNotice(compiled, instant)),
  ]);
  const view: OfficeTodayView = {
    at: at.toISOString(),
    day,
    doors: doors.map(({ door }) => door),
    week: main ? counterDays(compiled, services, main.code, day, DAYS_SHOWN) : [],
    notices: noticesAt(compiled, at),
    houseRules: [...houseRules.values()],
    contacts: viewContacts(compiled, at),
    nextChange,
  };
  const midnight = compiled.time.startOf(today + 1);
  return { view, until: Math.min(midnight, nextChange === null ? midnight : Date.parse(nextChange)) };
}

const made = new WeakMap<CompiledAvailability, { from: number; until: number; view: OfficeTodayView }>();

/** What an office's page says of an instant; worked out once for the stretch in which it stays the same. */
export function officeToday(compiled: CompiledAvailability, at: Date): OfficeTodayView {
  const instant = at.getTime();
  const known = made.get(compiled);
  if (known && known.from <= instant && instant < known.until) return { ...known.view, at: at.toISOString() };
  const { view, until } = makeToday(compiled, at);
  made.set(compiled, { from: instant, until, view });
  return view;
}
