import type { Channel, RuleBody } from "@gerai/contracts/availability";
import type { AvailabilityInput, CompiledAvailability } from "./compile-availability.ts";
import { compileAvailability } from "./compile-availability.ts";
import { type Ask, type CompiledRule, coversService } from "./compiled-rule.ts";
import { findContradictions } from "./contradictions.ts";
import { error, type Finding, warning } from "./finding.ts";
import { dayNumber } from "./office-time.ts";
import { type CompiledHours, compileHours, hoursOn, spansOf } from "./opening-hours.ts";
import type { ServiceFacts } from "./service-facts.ts";
import { contactsFor, sitesFor } from "./site-for.ts";
import { nextOpening, wayAt } from "./way-at.ts";

/** What the checks look at: a configuration on one day of the office. */
interface Checked {
  readonly input: AvailabilityInput;
  readonly compiled: CompiledAvailability;
  readonly hours: readonly CompiledHours[];
  readonly today: string;
  readonly day: number;
  /** The instant the day begins. */
  readonly instant: number;
}

const CHANNELS = ["counter", "web", "whatsapp"] as const satisfies readonly Channel[];

const asks = (service: ServiceFacts, channel: Ask["channel"]): Ask => ({
  service,
  channel,
  site: null,
  stage: channel === "office" ? "continue" : "file",
  purpose: null,
  filedOn: null,
});

function isOpenEnded({ body }: CompiledRule): boolean {
  return body.until === undefined && body.durationDays === undefined;
}

function findEnds({ compiled, today }: Checked): Finding[] {
  return compiled.rules.filter(isOpenEnded).flatMap(({ key, body: { name, reviewOn } }) => {
    if (reviewOn === undefined) return [error("rule.noEnd", [key], [name])];
    return reviewOn < today ? [error("rule.reviewPassed", [key], [name, reviewOn])] : [];
  });
}

function scopesOf(body: RuleBody) {
  return [body.scope, ...body.exceptions];
}

function findUnknownNames({ compiled, hours, input, day, instant }: Checked): Finding[] {
  const sites = new Set(compiled.sites.map(({ body }) => body.code));
  const categories = new Set(input.services.map(({ category }) => category));
  // A service that was switched off since is no news of what has ended.
  const check = (
    key: string,
    isOver: boolean,
    scopes: ReturnType<typeof scopesOf>,
    named: readonly string[],
  ): Finding[] => {
    const strange = [...new Set([...scopes.flatMap((scope) => scope.sites ?? []), ...named])].filter(
      (site) => !sites.has(site),
    );
    const unknown = scopes.flatMap((scope) => [
      ...(scope.services ?? []).filter((code) => !compiled.services.has(code)),
      ...(scope.categories ?? []).filter((code) => !categories.has(code)),
    ]);
    return [
      ...(strange.length > 0 ? [error("rule.unknownSite", [key], strange)] : []),
      ...(unknown.length > 0 && !isOver ? [warning("rule.unknownService", [key], [...new Set(unknown)])] : []),
    ];
  };
  return [
    ...compiled.rules.flatMap(({ key, body, end }) =>
      check(
        key,
        end <= instant,
        scopesOf(body),
        body.alternatives.flatMap(({ site }) => site ?? []),
      ),
    ),
    ...hours.flatMap(({ key, body, lastDay }) => check(key, lastDay < day, [body.scope as RuleBody["scope"]], [])),
  ];
}

function findRuleOddities({ compiled, input, instant }: Checked): Finding[] {
  const holidays = new Set(input.calendar.filter(({ kind }) => kind !== "ramadan").map(({ day }) => day));
  return compiled.rules
    .filter(({ end }) => end > instant)
    .flatMap(({ key, body }) => {
      const plain = (body.overridesHoliday ?? []).filter(
        (day) => !holidays.has(day) && compiled.calendar.closedOn(dayNumber(day)) === undefined,
      );
      const isLost = body.alternatives.some(
        ({ channel }) =>
          channel === "whatsapp" &&
          !input.services.some(
            (service) =>
              coversService(body.scope, service) &&
              contactsFor(compiled, { service }, ["whatsapp"], instant).value.length > 0,
          ),
      );
      return [
        ...(plain.length > 0 ? [warning("rule.overridesNoHoliday", [key], plain)] : []),
        ...(isLost ? [warning("rule.unreachableAlternative", [key], ["whatsapp"])] : []),
      ];
    });
}

/** Whether hours of any weekday count for a question on this day. */
function hasHours({ compiled, day }: Checked, ask: Ask): boolean {
  const found = hoursOn(compiled.cell(ask).hours, day, compiled.calendar);
  return found !== undefined && Object.keys(found.body.week).length > 0;
}

function findMissingHours(checked: Checked): Finding[] {
  const { compiled, input, instant } = checked;
  const lacks = (channel: Ask["channel"], service: ServiceFacts): boolean => {
    const ask = asks(service, channel);
    if (channel === "office") return !hasHours(checked, ask);
    if (wayAt(compiled, ask, instant).cause.kind === "notOffered") return false;
    if (channel !== "counter") return !hasHours(checked, ask);
    return sitesFor(compiled, ask, instant).value.some((site) => !hasHours(checked, { ...ask, site }));
  };
  return [...CHANNELS, "office" as const].flatMap((channel) => {
    const services = input.services.filter((service) => lacks(channel, service)).map(({ code }) => code);
    return services.length > 0 ? [error("hours.missing", [], [channel, ...services])] : [];
  });
}

function findHourOddities({ hours, day }: Checked): Finding[] {
  return hours
    .filter(({ lastDay }) => lastDay >= day)
    .flatMap(({ key, body }) => {
      const tooEarly = Object.values(body.week).some((hoursOfDay) => spansOf(hoursOfDay, true).length === 0);
      return [
        ...(body.dailyQuota === 0 ? [error("hours.quotaZero", [key], [body.name])] : []),
        ...(tooEarly ? [error("hours.cutOffTooEarly", [key], [body.name])] : []),
      ];
    });
}

function findCalendarGaps({ input, today }: Checked): Finding[] {
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1].map(String);
  const missing = years.filter(
    (year) => !input.calendar.some(({ kind, day }) => kind === "holiday" && day.startsWith(year)),
  );
  return missing.map((year) => error("holiday.missingYear", [], [year]));
}

function findSiteGaps({ compiled, day }: Checked): Finding[] {
  const there = compiled.sites.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  if (there.length === 0) return [error("site.missing", [])];
  const doubled = compiled.sites.filter(({ key, body, firstDay, lastDay }) =>
    compiled.sites.some(
      (other) =>
        other.key !== key && other.body.code === body.code && other.firstDay <= lastDay && firstDay <= other.lastDay,
    ),
  );
  const codes = [...new Set(doubled.map(({ body }) => body.code))];
  return [
    ...codes.map((code) =>
      error(
        "site.doubled",
        doubled.filter(({ body }) => body.code === code).map(({ key }) => key),
        [code],
      ),
    ),
    ...(there.filter(({ body }) => body.isMain).length === 1 ? [] : [warning("site.noMain", [])]),
  ];
}

function findUnreachable({ compiled, input, instant }: Checked): Finding[] {
  // First what is open now: only who finds nothing has to look ahead.
  const isReachable = (service: ServiceFacts) => {
    const ways = CHANNELS.map((channel) => asks(service, channel));
    return (
      ways.some((ask) => wayAt(compiled, ask, instant).cause.kind === "open") ||
      ways.some((ask) => Number.isFinite(nextOpening(compiled, ask, instant)))
    );
  };
  const lost = input.services.filter((service) => !isReachable(service)).map(({ code }) => code);
  const mute = input.services
    .filter((service) => contactsFor(compiled, { service }, ["whatsapp", "person", "line"], instant).value.length === 0)
    .map(({ code }) => code);
  return [
    ...(lost.length > 0 ? [error("service.noChannel", [], lost)] : []),
    ...(mute.length > 0 ? [error("contact.missing", [], mute)] : []),
  ];
}

/**
 * Conflicts and gaps of a configuration as it stands on a day (`YYYY-MM-DD`) of the office: for the admin before
 * publishing and for the nightly check. A sound configuration gives none.
 */
export function validateConfiguration(input: AvailabilityInput, today: string): Finding[] {
  const compiled = compileAvailability(input);
  const items = input.items.flatMap((item) => (item.kind === "hours" ? [item] : []));
  const instant = compiled.time.instantOf(today);
  const checked: Checked = {
    input,
    compiled,
    hours: compileHours(items, input.services),
    today,
    day: dayNumber(today),
    instant,
  };
  return [
    ...findUnreachable(checked),
    ...findSiteGaps(checked),
    ...findMissingHours(checked),
    ...findHourOddities(checked),
    ...findCalendarGaps(checked),
    ...findEnds(checked),
    ...findUnknownNames(checked),
    ...findRuleOddities(checked),
    ...findContradictions(compiled.rules, input.services, instant),
  ];
}
